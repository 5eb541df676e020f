using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads yes and no in the many ways people say them.</summary>
internal static class YesNoReader
{
    public static Reading Read(Token[] tokens, Lexicon lexicon)
    {
        var words = Array.FindAll(tokens, t => t.Kind != TokenKind.Mark || t.Text is "+" || t.Text.Length > 1 || t.Text[0] > 127);
        if (words.Length == 0)
        {
            return new Reading.NotUnderstood();
        }

        bool? first = null;
        var both = false;
        var unsure = false;
        var others = 0;
        for (var i = 0; i < words.Length;)
        {
            var used = lexicon.Replies.Match(words, i, out var reply);
            if (used == 0)
            {
                used = lexicon.Talk(TalkKind.Polite).Match(words, i, out _);
                others += used == 0 && words[i].IsWord ? 1 : 0;
                i += Math.Max(used, 1);
                continue;
            }

            if (reply == TalkKind.Unsure)
            {
                unsure = true;
            }
            else
            {
                var yes = reply == TalkKind.Yes;
                both |= first is not null && first != yes;
                first ??= yes;
            }

            i += used;
        }

        if (first is null)
        {
            return unsure ? new Reading.Unclear(null) : Misspelt(words, lexicon);
        }

        // "нет, хорошо": the first word answers, but with a contradiction after it we ask.
        return unsure || both || others > 4
            ? new Reading.Unclear(new YesNoValue(first.Value))
            : new Reading.Understood(new YesNoValue(first.Value));
    }

    /// <summary>The one kind of reply that the whole utterance is, politeness aside: yes, no, or not knowing; null when it says more.</summary>
    public static TalkKind? Plain(Token[] tokens, Lexicon lexicon)
    {
        var words = Array.FindAll(tokens, t => t.Kind != TokenKind.Mark || t.Text.Length > 1);
        TalkKind? kind = null;
        for (var i = 0; i < words.Length;)
        {
            var used = lexicon.Replies.Match(words, i, out var reply);
            if (used == 0)
            {
                used = lexicon.Talk(TalkKind.Polite).Match(words, i, out _);
                if (used == 0)
                {
                    return null;
                }
            }
            else if (kind is not null && kind != reply)
            {
                return null;
            }
            else
            {
                kind = reply;
            }

            i += used;
        }

        return kind;
    }

    private static Reading Misspelt(Token[] words, Lexicon lexicon)
    {
        if (words.Length > 2)
        {
            return new Reading.NotUnderstood();
        }

        var typed = Tokeniser.Join(words);
        var best = (Distance: int.MaxValue, Yes: false, Tied: false);
        foreach (var (kind, yes) in new[] { (TalkKind.Yes, true), (TalkKind.No, false) })
        {
            foreach (var phrase in lexicon.Spellings(kind))
            {
                var limit = Typos.Allowed(Math.Min(phrase.Length, typed.Length));
                var distance = limit == 0 ? int.MaxValue : Typos.Distance(typed, phrase, limit);
                if (distance > limit)
                {
                    continue;
                }

                best = distance < best.Distance ? (distance, yes, false)
                    : distance == best.Distance && yes != best.Yes ? best with { Tied = true } : best;
            }
        }

        return best.Distance == int.MaxValue ? new Reading.NotUnderstood()
            : best.Tied ? new Reading.Unclear(null)
            : new Reading.Understood(new YesNoValue(best.Yes));
    }
}
