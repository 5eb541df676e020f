using System.Text;

namespace Companion.Dialogs;

/// <summary>Words that a person typed (or a channel says are theirs), made safe to keep and to show again.</summary>
internal static class PersonText
{
    /// <summary>More than anybody answers with; the channels' own limit is 4,096.</summary>
    public const int MaxInput = 4000;

    /// <summary>Without control and private-use characters, direction overrides and lone surrogates; trimmed; at most <paramref name="max"/> characters.</summary>
    public static string Clean(string text, int max = MaxInput)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++)
        {
            clean = !IsUnwanted(text[i]) && !char.IsSurrogate(text[i]);
        }

        if (clean && text.Length <= max)
        {
            return text.AsSpan().Trim().Length == text.Length ? text : text.Trim();
        }

        var kept = new StringBuilder(Math.Min(text.Length, max));
        for (var i = 0; i < text.Length && kept.Length < max; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) && kept.Length + 1 < max)
                {
                    // planes 15 and 16 are private use
                    if (char.ConvertToUtf32(text[i], text[i + 1]) < 0xF0000)
                    {
                        kept.Append(text[i]).Append(text[i + 1]);
                    }

                    i++;
                }
            }
            else if (!IsUnwanted(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString().Trim();
    }

    private static bool IsUnwanted(char c) =>
        (c < ' ' && c != '\n') || c is (>= '\u007F' and <= '\u009F')
            or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\uFEFF'
            or (>= '\uE000' and <= '\uF8FF') or (>= '\uFFF9' and <= '\uFFFB') or '\uFFFE' or '\uFFFF';
}
