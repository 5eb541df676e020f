using Companion.People;

namespace Companion.Understanding;

/// <summary>The patterns of <see cref="DistressTables"/> of one language, indexed by their words. Built once a process.</summary>
/// <remarks>
/// Order of words is free and whatever stands between does not matter, within a window of words: that is how people in distress write.
/// Each element becomes a bit mask of the places where it stands, so a pattern costs a few operations however long the text.
/// </remarks>
internal sealed class DistressPatterns
{
    /// <summary>Places in a mask.</summary>
    private const int Chunk = 64;

    /// <summary>Words within which all elements of a pattern must stand.</summary>
    private const int Window = 8;

    private const int ShortestPrefix = 2;

    /// <summary>Shorter words are too near to others to be recognised with a slip.</summary>
    private const int ShortestWithSlip = 6;

    private static readonly DistressPatterns[] All = [.. Languages.All.OrderBy(l => (int)l).Select(l => new DistressPatterns(l))];

    private readonly bool _accentsDistinguish;
    private readonly Dictionary<string, List<Alternative>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Alternative>> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Alternative>>.AlternateLookup<ReadOnlySpan<char>> _prefixesBySpan;
    private readonly Dictionary<char, List<string>> _longWords = [];
    private readonly List<(DistressKind Kind, int[] Elements)> _patterns = [];
    private readonly HashSet<string> _negators;
    private readonly HashSet<string> _carriers;
    private readonly int _elements;
    private readonly int _longestPrefix;

    private DistressPatterns(Language language)
    {
        var tables = DistressTables.Of(language);
        _accentsDistinguish = Lexicon.Of(language).AccentsDistinguish;
        _negators = Plain(tables.Negators);
        _carriers = Plain(tables.Carriers);
        var elements = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, pattern) in WordList.Parse(tables.Patterns))
        {
            var ids = new List<int>();
            foreach (var element in pattern.Split('+', StringSplitOptions.TrimEntries))
            {
                if (!elements.TryGetValue(element, out var id))
                {
                    elements[element] = id = elements.Count;
                    Array.ForEach(element.Split('|', StringSplitOptions.TrimEntries), a => Add(a, id));
                }

                ids.Add(id);
            }

            _patterns.Add((Enum.Parse<DistressKind>(key), [.. ids]));
        }

        _elements = elements.Count;
        _longestPrefix = _prefixes.Keys.Select(p => p.Length).DefaultIfEmpty(0).Max();
        _prefixesBySpan = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static DistressPatterns Of(Language language) => All[(int)language];

    /// <param name="words">The text's words without its marks.</param>
    /// <returns>Null: nothing of distress in it, or it is told calmly.</returns>
    public DistressKind? Find(ReadOnlySpan<Token> words)
    {
        DistressKind? found = null;
        Span<ulong> places = stackalloc ulong[_elements];
        for (var start = 0; start < words.Length; start += Chunk - Window)
        {
            var chunk = words.Slice(start, Math.Min(Chunk, words.Length - start));
            places.Clear();
            if (!Mark(chunk, places))
            {
                continue;
            }

            foreach (var (kind, elements) in _patterns)
            {
                if ((found is not { } had || kind == DistressKind.Calm || kind < had) && Stands(elements, places))
                {
                    if (kind == DistressKind.Calm)
                    {
                        return null;
                    }

                    found = kind;
                }
            }
        }

        return found;
    }

    private static bool Stands(int[] elements, Span<ulong> places)
    {
        foreach (var element in elements)
        {
            if (places[element] == 0)
            {
                return false;
            }
        }

        if (elements.Length == 1)
        {
            return true;
        }

        for (var at = 0; at < Chunk; at++)
        {
            var window = ((1UL << Window) - 1) << at;
            var all = true;
            for (var i = 0; i < elements.Length && all; i++)
            {
                all = (places[elements[i]] & window) != 0;
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    private bool Mark(ReadOnlySpan<Token> words, Span<ulong> places)
    {
        var any = false;
        for (var at = 0; at < words.Length; at++)
        {
            var plain = words[at].Plain;
            var hit = _exact.TryGetValue(plain, out var exact) && Mark(exact, words, at, places);
            for (var length = ShortestPrefix; length <= Math.Min(plain.Length, _longestPrefix); length++)
            {
                hit |= _prefixesBySpan.TryGetValue(plain.AsSpan(0, length), out var begun) && Mark(begun, words, at, places);
            }

            if (!hit && plain.Length >= ShortestWithSlip && Nearest(plain) is { } meant)
            {
                hit = Mark(_exact[meant], words, at, places, slip: true);
            }

            any |= hit;
        }

        return any;
    }

    private bool Mark(List<Alternative> alternatives, ReadOnlySpan<Token> words, int at, Span<ulong> places, bool slip = false)
    {
        var any = false;
        foreach (var alternative in alternatives)
        {
            var fits = at + alternative.Words.Length <= words.Length;
            for (var i = slip ? 1 : 0; i < alternative.Words.Length && fits; i++)
            {
                fits = alternative.Words[i].Fits(words[at + i], _accentsDistinguish);
            }

            if (fits && !Denied(words, at, alternative))
            {
                places[alternative.Element] |= 1UL << at;
                any = true;
            }
        }

        return any;
    }

    private bool Denied(ReadOnlySpan<Token> words, int at, Alternative alternative) =>
        !_negators.Contains(alternative.Words[0].Listed.Plain)
        && at > 0
        && (_negators.Contains(words[at - 1].Plain) || (at > 1 && _carriers.Contains(words[at - 1].Plain) && _negators.Contains(words[at - 2].Plain)));

    private string? Nearest(string plain)
    {
        if (_accentsDistinguish || !_longWords.TryGetValue(plain[0], out var candidates))
        {
            return null;
        }

        foreach (var word in candidates)
        {
            if (Typos.Distance(plain, word, 1) <= 1)
            {
                return word;
            }
        }

        return null;
    }

    private void Add(string alternative, int element)
    {
        var words = Array.ConvertAll(alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => new ListedWord(Tokeniser.Cut(w.TrimEnd('*'))[0], w.EndsWith('*')));
        var first = words[0].Listed.Plain;
        var index = words[0].IsPrefix ? _prefixes : _exact;
        if (!index.TryGetValue(first, out var list))
        {
            index[first] = list = [];
            if (!words[0].IsPrefix && first.Length >= ShortestWithSlip)
            {
                (_longWords.TryGetValue(first[0], out var same) ? same : _longWords[first[0]] = []).Add(first);
            }
        }

        list.Add(new(element, words));
    }

    private static HashSet<string> Plain(string words) => [.. Tokeniser.Cut(words).Select(t => t.Plain)];

    private sealed record Alternative(int Element, ListedWord[] Words);

    private readonly record struct ListedWord(Token Listed, bool IsPrefix)
    {
        public bool Fits(in Token typed, bool accentsDistinguish) =>
            IsPrefix ? typed.Plain.StartsWith(Listed.Plain, StringComparison.Ordinal) : typed.Matches(Listed, accentsDistinguish);
    }
}
