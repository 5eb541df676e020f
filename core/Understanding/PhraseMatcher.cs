using Companion.People;

namespace Companion.Understanding;

/// <summary>A thing that people may ask for (a menu entry), with phrases that mean it.</summary>
public sealed record PhraseSet(string Id, IReadOnlyList<string> Phrases);

/// <param name="Id">The set's id.</param>
/// <param name="Score">0 to 1: from 0.75 do it, from 0.5 ask whether it was meant, below it was not.</param>
public sealed record PhraseMatch(string Id, double Score);

/// <summary>Finds what free words ask for, without a model.</summary>
public static class PhraseMatcher
{
    /// <summary>The best of the sets; null when no word fits.</summary>
    public static PhraseMatch? Best(string text, Language language, IReadOnlyList<PhraseSet> sets)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sets);
        return null;
    }
}
