using Companion.Dialogs;

namespace Companion.Understanding;

/// <summary>Reads which of the offered options is meant: by its words, its place, with slips, or inside a sentence.</summary>
internal static class ChoiceReader
{
    public static Reading Read(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices)
    {
        if (choices.Count == 0 || tokens.Length == 0)
        {
            return new Reading.NotUnderstood();
        }

        var typed = Tokeniser.Join(tokens);
        var spellings = choices.Select(c => c.Words.Prepend(c.Label).Select(w => (Tokens: Tokeniser.Cut(w), Id: c.Id))
            .Select(w => (w.Tokens, Spelling: Tokeniser.Join(w.Tokens), w.Id)).ToArray()).ToArray();
        var exact = Array.FindAll(spellings, c => Array.Exists(c, w => w.Spelling.Length > 0 ? w.Spelling == typed : Same(w.Tokens, tokens)));
        if (exact.Length == 1)
        {
            return Chosen(exact[0][0].Id);
        }

        // Same letters, other diacritics ("có", "cò"): the exact spelling decides.
        var spelt = Array.FindAll(exact, c => Array.Exists(c, w => Same(w.Tokens, tokens)));
        if (spelt.Length == 1)
        {
            return Chosen(spelt[0][0].Id);
        }

        return Place(tokens, lexicon, choices) ?? Inside(tokens, spellings, lexicon) ?? Misspelt(typed, spellings) ?? new Reading.NotUnderstood();
    }

    private static Reading.Understood Chosen(string id) => new(new ChoiceValue(id));

    private static bool Same(Token[] a, Token[] b) => a.Length == b.Length && a.Zip(b).All(p => p.First.Text == p.Second.Text);

    /// <summary>"2", "второе", "số 2", "the last one".</summary>
    private static Reading? Place(Token[] tokens, Lexicon lexicon, IReadOnlyList<ChoiceWords> choices)
    {
        int? place = null;
        var others = 0;
        for (var i = 0; i < tokens.Length;)
        {
            if (lexicon.Talk(TalkKind.LastOne).Match(tokens, i, out _) is var last and > 0)
            {
                place = choices.Count;
                i += last;
            }
            else if (NumberScanner.At(tokens, i, lexicon, new NumberStyle(Points: true)) is { } hit && (hit.InDigits || hit.Ordinal || !hit.Weak || tokens.Length <= 2))
            {
                if (place is not null && !hit.Weak)
                {
                    return new Reading.Unclear(null);
                }

                place = hit.Huge || !hit.IsWhole || hit.Value < 1 || hit.Value > choices.Count ? -1 : (int)hit.Value;
                i = hit.End;
            }
            else
            {
                others += tokens[i].IsWord && tokens[i].Plain.Length > 3 && !lexicon.Talk(TalkKind.Polite).Has(tokens, i)
                    && !lexicon.Talk(TalkKind.Filler).Has(tokens, i) ? 1 : 0;
                i++;
            }
        }

        return place is not > 0 || others > 1 ? null : Chosen(choices[place.Value - 1].Id);
    }

    private static Reading? Inside(Token[] tokens, (Token[] Tokens, string Spelling, string Id)[][] spellings, Lexicon lexicon)
    {
        string? best = null;
        var longest = 0;
        var rivals = 0;
        foreach (var choice in spellings)
        {
            var length = choice.Max(w => Stands(tokens, w.Tokens, lexicon) ? w.Tokens.Length : 0);
            if (length == 0)
            {
                continue;
            }

            rivals++;
            if (length > longest)
            {
                (best, longest) = (choice[0].Id, length);
            }
        }

        var negated = lexicon.Talk(TalkKind.Not).Anywhere(tokens);
        return best is null ? null
            : rivals > 1 || negated ? new Reading.Unclear(negated ? null : new ChoiceValue(best))
            : Chosen(best);
    }

    private static bool Stands(Token[] tokens, Token[] phrase, Lexicon lexicon)
    {
        var words = Array.FindAll(phrase, t => t.Kind != TokenKind.Mark);
        for (var i = 0; words.Length > 0 && i + words.Length <= tokens.Length; i++)
        {
            var fits = true;
            for (var j = 0; j < words.Length && fits; j++)
            {
                fits = tokens[i + j].Matches(words[j], lexicon.AccentsDistinguish)
                    || (words[j].Plain.Length > 3 && Stems.Of(words[j].Plain, lexicon) == Stems.Of(tokens[i + j].Plain, lexicon));
            }

            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    private static Reading? Misspelt(string typed, (Token[] Tokens, string Spelling, string Id)[][] spellings)
    {
        string? best = null;
        var nearest = int.MaxValue;
        var tied = false;
        foreach (var choice in spellings)
        {
            foreach (var (_, spelling, id) in choice)
            {
                var limit = Typos.Allowed(Math.Min(typed.Length, spelling.Length));
                var distance = limit == 0 ? int.MaxValue : Typos.Distance(typed, spelling, limit);
                if (distance <= limit && distance <= nearest)
                {
                    tied = distance == nearest && best != id;
                    (best, nearest) = (id, distance);
                }
            }
        }

        return best is null ? null : tied ? new Reading.Unclear(new ChoiceValue(best)) : Chosen(best);
    }
}
