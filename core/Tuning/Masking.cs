using System.Text;

namespace Companion.Tuning;

/// <summary>
/// Takes out of a sentence what points at somebody: the person's name, other names (a capital inside a sentence), numbers, addresses. What
/// stays is enough to see how people answer.
/// </summary>
internal static class Masking
{
    private const string Mask = "•••";
    private const int MaxChars = 300;

    public static string Of(string text, string name = "")
    {
        if (text.Length > MaxChars)
        {
            text = text[..MaxChars];
        }

        var masked = new StringBuilder(text.Length);
        var begins = true;
        foreach (var word in Words(text))
        {
            if (word.Length == 0 || !char.IsLetterOrDigit(word[0]))
            {
                masked.Append(word);
                begins = word.Length == 0 ? begins : word.AsSpan().IndexOfAny(".!?\n:") >= 0 || (begins && string.IsNullOrWhiteSpace(word));
                continue;
            }

            masked.Append(
                word.Contains('@', StringComparison.Ordinal) || word.Contains("//", StringComparison.Ordinal) ? Mask
                : IsName(word, name) ? Mask
                : !begins && char.IsUpper(word[0]) && word.Any(char.IsLower) ? Mask
                : Digits(word));
            begins = false;
        }

        return masked.ToString();
    }

    private static bool IsName(string word, string name) =>
        name.Length > 0 && name.Split(' ').Any(part => part.Length > 1 && word.StartsWith(part.Length > 4 ? part[..^1] : part, StringComparison.OrdinalIgnoreCase));

    private static string Digits(string word) => word.Any(char.IsDigit) ? string.Concat(word.Select(c => char.IsDigit(c) ? '#' : c)) : word;

    /// <summary>Words and what stands between them, in turn.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var inWord = IsWord(text[from]);
            var to = from + 1;
            while (to < text.Length && IsWord(text[to]) == inWord)
            {
                to++;
            }

            yield return text[from..to];
            from = to;
        }
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '@' or '_' or '-' or '\'' or '’' || char.IsSurrogate(c) || (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark);
}
