namespace Companion.Understanding;

/// <summary>Words that are kind and change nothing: "please", "будьте добры", "por favor".</summary>
internal static class Politeness
{
    public static Token[] Strip(Token[] words, Lexicon lexicon)
    {
        var polite = lexicon.Talk(TalkKind.Polite);
        var kept = new List<Token>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var used = polite.Match(words, i, out _);
            if (used == 0)
            {
                kept.Add(words[i++]);
            }
            else
            {
                i += used;
            }
        }

        return kept.Count == words.Length ? words : [.. kept];
    }
}
