namespace Companion.Understanding;

/// <summary>Reads the compact word tables: a line is "key: phrase, phrase, …"; the same key may have several lines.</summary>
internal static class WordList
{
    public static IEnumerable<(string Key, string Phrase)> Parse(string table)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var phrase in line[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return (line[..colon], phrase);
            }
        }
    }
}
