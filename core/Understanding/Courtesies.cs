using Companion.People;

namespace Companion.Understanding;

/// <summary>What is said out of kindness and asks for nothing.</summary>
public enum Courtesy
{
    Thanks,
    Hello,
    Farewell,
    HowAreYou,
    Praise,
}

/// <summary>Hears thanks and greetings, so that nobody is told "I did not understand" for being polite.</summary>
public static class Courtesies
{
    /// <summary>Longer texts tell something.</summary>
    private const int MaxWords = 12;

    private static readonly (TalkKind Kind, Courtesy Courtesy)[] Kinds =
    [
        (TalkKind.Thanks, Courtesy.Thanks), (TalkKind.HowAreYou, Courtesy.HowAreYou), (TalkKind.Farewell, Courtesy.Farewell),
        (TalkKind.Praise, Courtesy.Praise), (TalkKind.Hello, Courtesy.Hello),
    ];

    /// <returns>Null: there is more in the text than courtesy. Of several the one that wants an answer most: "hello, and thank you" is thanks.</returns>
    public static Courtesy? Of(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexicon = Lexicon.Of(language);
        var words = Array.FindAll(Tokeniser.Cut(text), t => t.Kind != TokenKind.Mark || t.Text == "'");
        if (words.Length is 0 or > MaxWords)
        {
            return null;
        }

        var best = Kinds.Length;
        for (var i = 0; i < words.Length;)
        {
            var used = 0;
            var heard = Kinds.Length;
            for (var k = 0; k < Kinds.Length; k++)
            {
                if (lexicon.Talk(Kinds[k].Kind).Match(words, i, out _) is var length && length > used)
                {
                    (used, heard) = (length, k);
                }
            }

            used = Math.Max(used, lexicon.Talk(TalkKind.Vocative).Match(words, i, out _) is var beside && beside > used ? beside : 0);
            if (used == 0)
            {
                return null;
            }

            best = Math.Min(best, heard);
            i += used;
        }

        return best < Kinds.Length ? Kinds[best].Courtesy : null;
    }
}
