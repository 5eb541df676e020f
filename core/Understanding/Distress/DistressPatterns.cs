using Companion.People;

namespace Companion.Understanding;

/// <summary>The patterns of <see cref="DistressTables"/> of one language, indexed by their words. Built once a process.</summary>
/// <remarks>
/// Order of words is free and whatever stands between does not matter, within a window of words of one sentence: that is how people in
/// distress write. Each element becomes a bit mask of the places where it stands, so a pattern costs a few operations however long the text.
/// </remarks>
internal sealed class DistressPatterns
{
    /// <summary>Places in a mask.</summary>
    private const int Chunk = 64;

    /// <summary>Words within which all elements of a pattern must stand.</summary>
    private const int Window = 10;

    /// <summary>Words between a denial and what it denies.</summary>
    private const int MostCarriers = 4;

    private const int ShortestPrefix = 2;

    /// <summary>Shorter words are too near to others to be recognised with a slip.</summary>
    private const int ShortestWithSlip = 6;

    private static readonly DistressPatterns[] All = [.. Languages.All.OrderBy(l => (int)l).Select(l => new DistressPatterns(l))];

    private readonly bool _accentsDistinguish;
    private readonly Dictionary<string, List<Alternative>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Alternative>> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Alternative>>.AlternateLookup<ReadOnlySpan<char>> _prefixesBySpan;
    private readonly Dictionary<char, List<(string Word, bool IsPrefix)>> _longWords = [];
    private readonly List<(DistressKind Kind, RedFlag Flag, int[] Elements)> _patterns = [];
    private readonly HashSet<string> _negators;
    private readonly HashSet<string> _carriers;
    private readonly string[] _ordinary;
    private readonly int _elements;
    private readonly bool[] _warns;
    private readonly int _longestPrefix;

    private DistressPatterns(Language language)
    {
        var tables = DistressTables.Of(language);
        _accentsDistinguish = Lexicon.Of(language).AccentsDistinguish;
        _negators = Plain(tables.Negators);
        _carriers = Plain(tables.Carriers);
        _ordinary = tables.Ordinary.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var elements = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, pattern) in WordList.Parse(tables.Patterns))
        {
            if (key[0] == '@')
            {
                groups[key] = [.. groups.GetValueOrDefault(key, []), .. Alternatives(pattern, groups)];
                continue;
            }

            var ids = new List<int>();
            foreach (var element in pattern.Split('+', StringSplitOptions.TrimEntries))
            {
                if (!elements.TryGetValue(element, out var id))
                {
                    elements[element] = id = elements.Count;
                    Array.ForEach(Alternatives(element, groups), a => Add(a, id));
                }

                ids.Add(id);
            }

            var dot = key.IndexOf('.', StringComparison.Ordinal);
            _patterns.Add((
                Enum.Parse<DistressKind>(dot < 0 ? key : key[..dot]),
                dot < 0 ? RedFlag.Help : Enum.Parse<RedFlag>(key[(dot + 1)..]),
                [.. ids]));
        }

        _elements = elements.Count;
        _warns = new bool[_elements];
        foreach (var id in _patterns.Where(p => p.Kind is DistressKind.Sos or DistressKind.Ask).SelectMany(p => p.Elements))
        {
            _warns[id] = true;
        }

        _longestPrefix = _prefixes.Keys.Select(p => p.Length).DefaultIfEmpty(0).Max();
        _prefixesBySpan = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static DistressPatterns Of(Language language) => All[(int)language];

    /// <param name="tokens">A text's words and marks.</param>
    /// <returns>Null: nothing of distress in it, or it is told calmly.</returns>
    public FoundRedFlag? Find(ReadOnlySpan<Token> tokens) => Find(tokens, out _);

    /// <param name="tokens">A text's words and marks.</param>
    /// <param name="isCalm">Something takes (a part of) it back.</param>
    public FoundRedFlag? Find(ReadOnlySpan<Token> tokens, out bool isCalm)
    {
        isCalm = false;
        FoundRedFlag? found = null;
        FoundRedFlag? inStory = null;
        var story = false;
        Span<ulong> places = stackalloc ulong[_elements];
        var words = new Token[Math.Min(tokens.Length, Chunk)];
        for (var at = 0; at < tokens.Length;)
        {
            var (count, breaks) = Take(tokens, ref at, words);
            if (count == 0)
            {
                continue;
            }

            places.Clear();
            if (!Mark(words.AsSpan(0, count), breaks, places))
            {
                continue;
            }

            var sentence = Judge(places);
            isCalm |= sentence.IsCalm || sentence.IsFine || sentence.IsStory;
            if (sentence.IsFine)
            {
                return null;
            }

            story |= sentence.IsStory;
            found = Graver(found, sentence.Found);
            inStory = Graver(inStory, sentence.IsNow ? sentence.Found : null);
        }

        return story ? inStory : found;
    }

    /// <summary>The words of the next sentence, as many as a mask holds; a bit for each before which a mark stands.</summary>
    private static (int Count, ulong Breaks) Take(ReadOnlySpan<Token> tokens, ref int at, Span<Token> words)
    {
        var count = 0;
        var breaks = 0UL;
        for (; at < tokens.Length && count < words.Length; at++)
        {
            var token = tokens[at];
            if (token.Kind != TokenKind.Mark)
            {
                words[count++] = token;
            }
            else if (count > 0 && token.Text is "." or "!" or "?" or "…" or ";")
            {
                at++;
                break;
            }
            else if (count is > 0 and < Chunk)
            {
                breaks |= 1UL << count;
            }
        }

        // A long text without marks: the next part begins a window earlier, so that nothing is cut in two.
        if (count == Chunk && at < tokens.Length)
        {
            at -= Window;
        }

        return (count, breaks);
    }

    private static FoundRedFlag? Graver(FoundRedFlag? one, FoundRedFlag? other) =>
        one is null || (other is { IsSure: true } && !one.Value.IsSure) ? other ?? one : one;

    private (FoundRedFlag? Found, bool IsCalm, bool IsNow, bool IsStory, bool IsFine) Judge(Span<ulong> places)
    {
        FoundRedFlag? found = null;
        var (calm, far, story, now) = (false, false, false, false);
        foreach (var (kind, flag, elements) in _patterns)
        {
            if ((kind == DistressKind.Sos && found is { IsSure: true }) || (kind == DistressKind.Ask && found is not null) || !Stands(elements, places))
            {
                continue;
            }

            switch (kind)
            {
                case DistressKind.Sos:
                    found = new(flag, true);
                    break;
                case DistressKind.Ask:
                    found = new(flag, false);
                    break;
                case DistressKind.Calm:
                    calm = true;
                    break;
                case DistressKind.Far:
                    far = true;
                    break;
                case DistressKind.Story:
                    story = true;
                    break;
                case DistressKind.Now:
                    now = true;
                    break;
                case DistressKind.Fine:
                    return (null, true, false, false, true);
                default:
                    throw new InvalidOperationException($"{kind} is not a kind of pattern");
            }
        }

        calm |= far && !now;
        return (calm ? null : found, calm, now, story, false);
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

    private bool Mark(ReadOnlySpan<Token> words, ulong breaks, Span<ulong> places)
    {
        var any = false;
        var accented = _accentsDistinguish && HasAccents(words);
        for (var at = 0; at < words.Length; at++)
        {
            var plain = words[at].Plain;
            var hit = _exact.TryGetValue(plain, out var exact) && Mark(exact, words, at, breaks, places, accented);
            for (var length = ShortestPrefix; length <= Math.Min(plain.Length, _longestPrefix); length++)
            {
                hit |= _prefixesBySpan.TryGetValue(plain.AsSpan(0, length), out var begun) && Mark(begun, words, at, breaks, places, accented);
            }

            if (!hit && plain.Length >= ShortestWithSlip && Nearest(plain) is { } meant)
            {
                hit = Mark(meant.IsPrefix ? _prefixes[meant.Word] : _exact[meant.Word], words, at, breaks, places, accented, slip: true);
            }

            any |= hit;
        }

        return any;
    }

    private bool Mark(List<Alternative> alternatives, ReadOnlySpan<Token> words, int at, ulong breaks, Span<ulong> places, bool accented, bool slip = false)
    {
        var any = false;
        foreach (var alternative in alternatives)
        {
            var warns = _warns[alternative.Element];

            // What takes an alarm back must be meant: no slip, and "hai" is not "hài" where accents are typed.
            var fits = at + alternative.Words.Length <= words.Length && (warns || !slip);
            for (var i = slip ? 1 : 0; i < alternative.Words.Length && fits; i++)
            {
                fits = alternative.Words[i].Fits(words[at + i], _accentsDistinguish, accented && !warns);
            }

            if (fits && !Denied(words, at, breaks, alternative))
            {
                places[alternative.Element] |= 1UL << at;
                any = true;
            }
        }

        return any;
    }

    private static bool HasAccents(ReadOnlySpan<Token> words)
    {
        foreach (var word in words)
        {
            if (word.Text != word.Plain)
            {
                return true;
            }
        }

        return false;
    }

    private bool Denied(ReadOnlySpan<Token> words, int at, ulong breaks, Alternative alternative)
    {
        if (_negators.Contains(alternative.Words[0].Listed.Plain))
        {
            return false;
        }

        for (var before = at - 1; before >= 0 && before >= at - 1 - MostCarriers && (breaks >> (before + 1) & 1) == 0; before--)
        {
            if (_negators.Contains(words[before].Text) || (words[before].Text == words[before].Plain && _negators.Contains(words[before].Plain)))
            {
                return true;
            }

            if (!_carriers.Contains(words[before].Plain))
            {
                return false;
            }
        }

        return false;
    }

    private (string Word, bool IsPrefix)? Nearest(string plain)
    {
        if (_accentsDistinguish || !_longWords.TryGetValue(plain[0], out var candidates)
            || Array.Exists(_ordinary, o => o[^1] == '*' ? plain.AsSpan().StartsWith(o.AsSpan(0, o.Length - 1)) : plain == o))
        {
            return null;
        }

        foreach (var candidate in candidates)
        {
            if (Slips.IsOne(plain, candidate.Word, candidate.IsPrefix))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string[] Alternatives(string element, Dictionary<string, string[]> groups) =>
        [.. element.Split('|', StringSplitOptions.TrimEntries).SelectMany(a => a[0] == '@' ? groups[a] : [a])];

    private void Add(string alternative, int element)
    {
        var words = Array.ConvertAll(alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => new ListedWord(Tokeniser.Cut(w.TrimEnd('*'))[0], w.EndsWith('*')));
        var first = words[0].Listed.Plain;
        var index = words[0].IsPrefix ? _prefixes : _exact;
        if (!index.TryGetValue(first, out var list))
        {
            index[first] = list = [];
            if (first.Length >= ShortestWithSlip)
            {
                (_longWords.TryGetValue(first[0], out var same) ? same : _longWords[first[0]] = []).Add((first, words[0].IsPrefix));
            }
        }

        list.Add(new(element, words));
    }

    private static HashSet<string> Plain(string words) => [.. Tokeniser.Cut(words).SelectMany(t => new[] { t.Plain, t.Text })];

    private sealed record Alternative(int Element, ListedWord[] Words);

    private readonly record struct ListedWord(Token Listed, bool IsPrefix)
    {
        public bool Fits(in Token typed, bool accentsDistinguish, bool exactly) =>
            exactly ? typed.Text == Listed.Text
            : IsPrefix ? typed.Plain.StartsWith(Listed.Plain, StringComparison.Ordinal) : typed.Matches(Listed, accentsDistinguish);
    }
}
