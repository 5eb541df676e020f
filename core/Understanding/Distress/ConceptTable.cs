using Companion.People;

namespace Companion.Understanding;

/// <summary>A thing that is spoken of ("chest", "cannot", "long ago"), wherever in a text and in whatever language.</summary>
/// <param name="Id">The same in all languages.</param>
/// <param name="At">The place of its first word.</param>
/// <param name="IsDenied">A word that denies stands shortly before it.</param>
internal readonly record struct SpokenConcept(int Id, int At, bool IsDenied);

/// <summary>
/// Finds what a text speaks of by a language's list of words (Concepts/*.txt). What is learnt of "chest and pain and now" from sentences
/// in one language so holds in the others. Russian and Ukrainian are looked up together, as people mix them.
/// </summary>
internal sealed class ConceptTable
{
    private const int DenialReaches = 3;
    private const int LongestBegin = 12;

    private static readonly string[] Names = [.. ConceptLists.Read(Language.En).Select(c => c.Key).Distinct(StringComparer.Ordinal)];
    private static readonly int Not = Array.IndexOf(Names, "not");
    private static readonly int But = Array.IndexOf(Names, "but");

    private static readonly ConceptTable[] All =
    [
        new([Language.En]), new([Language.Ru, Language.Uk]), new([Language.Uk, Language.Ru]), new([Language.Pt]), new([Language.Vi]),
    ];

    private readonly bool _accentsDistinguish;

    /// <summary>Words that mean several things once their marks are left out: too many to be guessed at.</summary>
    private readonly HashSet<string> _ambiguous = [];
    private readonly Dictionary<string, List<Phrase>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> _begins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>>.AlternateLookup<ReadOnlySpan<char>> _beginsBySpan;

    private ConceptTable(Language[] languages)
    {
        _accentsDistinguish = languages[0] == Language.Vi;
        foreach (var (name, phrase) in languages.SelectMany(ConceptLists.Read))
        {
            var id = Array.IndexOf(Names, name);
            if (id < 0)
            {
                throw new FormatException($"the concept '{name}' is not in the English list");
            }

            var words = Array.ConvertAll(
                phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                w => (Tokeniser.Cut(w.TrimEnd('*')) is [var token, ..] ? token : throw new FormatException($"no word in '{phrase}'"), w.EndsWith('*')));
            var index = words[0].Item2 ? _begins : _exact;
            var first = words[0].Item1.Plain;
            (index.TryGetValue(first, out var same) ? same : index[first] = []).Add(new(id, words));
        }

        if (_accentsDistinguish)
        {
            _ambiguous = [.. _exact.Where(e => e.Value.Where(p => p.Words.Length == 1).Select(p => p.Words[0].Listed.Text).Distinct().Count() > 1).Select(e => e.Key)];
        }

        _beginsBySpan = _begins.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many concepts there are.</summary>
    public static int Count => Names.Length;

    public static ConceptTable Of(Language language) => All[(int)language];

    public static string NameOf(int id) => Names[id];

    /// <param name="tokens">A text's words and marks.</param>
    /// <param name="found">Room for what is found; more is left out.</param>
    /// <returns>How many were found.</returns>
    public int Find(ReadOnlySpan<Token> tokens, Span<SpokenConcept> found)
    {
        var count = 0;
        var deniedUntil = -1;
        for (var at = 0; at < tokens.Length && count < found.Length; at++)
        {
            var token = tokens[at];
            if (!token.IsWord)
            {
                deniedUntil = token.Kind == TokenKind.Mark ? -1 : deniedUntil;
                continue;
            }

            var first = count;
            var longest = 0;
            if (_exact.TryGetValue(token.Plain, out var exact))
            {
                Match(exact, tokens, at, found, first, ref count, ref longest);
            }

            for (var length = 2; length <= Math.Min(token.Plain.Length, LongestBegin); length++)
            {
                if (_beginsBySpan.TryGetValue(token.Plain.AsSpan(0, length), out var begun))
                {
                    Match(begun, tokens, at, found, first, ref count, ref longest);
                }
            }

            var denies = false;
            for (var i = first; i < count; i++)
            {
                denies |= found[i].Id == Not;
                found[i] = found[i] with { IsDenied = found[i].Id != Not && at <= deniedUntil };
                deniedUntil = found[i].Id == But ? -1 : deniedUntil;
            }

            at += Math.Max(longest, 1) - 1;
            deniedUntil = denies ? at + DenialReaches : deniedUntil;
        }

        return count;
    }

    /// <summary>The longest phrases that begin here; those of one length all count.</summary>
    private void Match(List<Phrase> phrases, ReadOnlySpan<Token> tokens, int at, Span<SpokenConcept> found, int first, ref int count, ref int longest)
    {
        foreach (var phrase in phrases)
        {
            var isGuess = phrase.Words.Length == 1 && _ambiguous.Contains(tokens[at].Plain) && tokens[at].Text != phrase.Words[0].Listed.Text;
            if (isGuess || phrase.Words.Length < longest || at + phrase.Words.Length > tokens.Length || !Fits(phrase, tokens[at..]))
            {
                continue;
            }

            if (phrase.Words.Length > longest)
            {
                (longest, count) = (phrase.Words.Length, first);
            }

            var known = false;
            for (var i = first; i < count; i++)
            {
                known |= found[i].Id == phrase.Id;
            }

            if (!known && count < found.Length)
            {
                found[count++] = new(phrase.Id, at, false);
            }
        }
    }

    private bool Fits(Phrase phrase, ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            var (listed, isBegin) = phrase.Words[i];
            var typed = tokens[i];
            var fits = isBegin ? typed.Plain.StartsWith(listed.Plain, StringComparison.Ordinal) : typed.Plain == listed.Plain;
            if (!fits || (_accentsDistinguish && typed.Text != typed.Plain && typed.Text != listed.Text))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Phrase(int Id, (Token Listed, bool IsBegin)[] Words);
}
