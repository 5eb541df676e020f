namespace Companion.Understanding;

/// <summary>Listed phrases with a meaning each; finds the longest that stands at a place in a text.</summary>
internal sealed class PhraseTable<TMeaning>
{
    private readonly Dictionary<string, List<(Token[] Phrase, TMeaning Meaning)>> _byFirst = new(StringComparer.Ordinal);
    private readonly bool _accentsDistinguish;

    public PhraseTable(IEnumerable<(string Phrase, TMeaning Meaning)> entries, bool accentsDistinguish)
    {
        _accentsDistinguish = accentsDistinguish;
        foreach (var (phrase, meaning) in entries)
        {
            var tokens = Tokeniser.Cut(phrase);
            if (tokens.Length == 0)
            {
                continue;
            }

            if (!_byFirst.TryGetValue(tokens[0].Plain, out var list))
            {
                _byFirst[tokens[0].Plain] = list = [];
            }

            list.Add((tokens, meaning));
        }

        // A stable order: of two equal phrases the one listed first counts.
        foreach (var (first, list) in _byFirst.ToArray())
        {
            _byFirst[first] = [.. list.OrderByDescending(e => e.Phrase.Length)];
        }
    }

    /// <returns>The number of tokens the phrase takes; 0 when none stands at <paramref name="at"/>.</returns>
    public int Match(ReadOnlySpan<Token> tokens, int at, out TMeaning meaning)
    {
        meaning = default!;
        if (at >= tokens.Length || !_byFirst.TryGetValue(tokens[at].Plain, out var list))
        {
            return 0;
        }

        // An exact spelling wins over one typed without diacritics of the same length.
        var best = 0;
        var bestIsExact = false;
        foreach (var (phrase, candidate) in list)
        {
            if (phrase.Length < best || at + phrase.Length > tokens.Length)
            {
                continue;
            }

            var exact = true;
            var fits = true;
            for (var i = 0; i < phrase.Length && fits; i++)
            {
                fits = tokens[at + i].Matches(phrase[i], _accentsDistinguish);
                exact &= tokens[at + i].Text == phrase[i].Text;
            }

            if (fits && (best == 0 || (exact && !bestIsExact)))
            {
                bestIsExact = exact;
                best = phrase.Length;
                meaning = candidate;
            }
        }

        return best;
    }

    public bool Has(ReadOnlySpan<Token> tokens, int at) => Match(tokens, at, out _) > 0;

    /// <summary>Whether any phrase stands anywhere.</summary>
    public bool Anywhere(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Has(tokens, i))
            {
                return true;
            }
        }

        return false;
    }
}
