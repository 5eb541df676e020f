namespace Companion.Understanding;

/// <summary>Cuts endings off, just enough that the forms of a word meet.</summary>
internal static class Stems
{
    private const int Shortest = 3;

    public static string Of(string word, Lexicon lexicon)
    {
        foreach (var ending in lexicon.Endings)
        {
            if (word.Length - ending.Length >= Shortest && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
