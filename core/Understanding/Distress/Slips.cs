namespace Companion.Understanding;

/// <summary>One slip of the finger: a wrong, missing, doubled or swapped letter.</summary>
internal static class Slips
{
    /// <summary>Whether a typed word is <paramref name="listed"/> (or begins so) but for one slip.</summary>
    public static bool IsOne(ReadOnlySpan<char> typed, ReadOnlySpan<char> listed, bool isPrefix)
    {
        var at = typed.CommonPrefixLength(listed);
        if (at == listed.Length)
        {
            return isPrefix || typed.Length <= at + 1;
        }

        var rest = listed[(at + 1)..];
        return at == typed.Length ? rest.IsEmpty
            : Same(typed[(at + 1)..], rest, isPrefix)
            || Same(typed[at..], rest, isPrefix)
            || Same(typed[(at + 1)..], listed[at..], isPrefix)
            || (rest.Length > 0 && at + 1 < typed.Length && typed[at] == rest[0] && typed[at + 1] == listed[at] && Same(typed[(at + 2)..], rest[1..], isPrefix));
    }

    private static bool Same(ReadOnlySpan<char> typed, ReadOnlySpan<char> listed, bool isPrefix) =>
        isPrefix ? typed.StartsWith(listed) : typed.SequenceEqual(listed);
}
