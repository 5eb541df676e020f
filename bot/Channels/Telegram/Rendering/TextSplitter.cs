using System.Globalization;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>
/// Cuts a long text where a reader would: between paragraphs, else lines, sentences, words, and only then anywhere. No character is lost or
/// added; a surrogate pair or a letter with its marks stays whole.
/// </summary>
internal static class TextSplitter
{
    /// <param name="limit">In UTF-16 units, as Telegram counts; at least 2.</param>
    public static List<string> Split(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var parts = new List<string>();
        var start = 0;
        while (text.Length - start > limit)
        {
            var length = CutWithin(text.AsSpan(start, limit + 1));
            parts.Add(text.Substring(start, length));
            start += length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <param name="window">What fits, and one unit more, to see whether the cut would part what belongs together.</param>
    private static int CutWithin(ReadOnlySpan<char> window)
    {
        var limit = window.Length - 1;
        // A cut in the first third would leave a stub: then rather a worse place further on.
        var earliest = Math.Max(1, limit / 3);
        return After(window[..limit], "\n\n", earliest)
            ?? After(window[..limit], "\n", earliest)
            ?? AfterSentence(window[..limit], earliest)
            ?? After(window[..limit], " ", earliest)
            ?? Anywhere(window, limit);
    }

    private static int? After(ReadOnlySpan<char> fits, string mark, int earliest)
    {
        var at = fits.LastIndexOf(mark);
        return at >= 0 && at + mark.Length >= earliest ? at + mark.Length : null;
    }

    private static int? AfterSentence(ReadOnlySpan<char> fits, int earliest)
    {
        for (var i = fits.Length - 1; i >= earliest && i > 0; i--)
        {
            if (fits[i] == ' ' && fits[i - 1] is '.' or '!' or '?' or '…')
            {
                return i + 1;
            }
        }

        return null;
    }

    private static int Anywhere(ReadOnlySpan<char> window, int limit)
    {
        var cut = limit;
        // Enough for any real letter with its marks; text made only of marks is cut regardless.
        var lowest = Math.Max(1, limit - 16);
        while (cut > lowest && BelongsToPrevious(window, cut))
        {
            cut--;
        }

        if (BelongsToPrevious(window, cut))
        {
            cut = limit;
        }

        return char.IsLowSurrogate(window[cut]) && char.IsHighSurrogate(window[cut - 1]) && cut > 1 ? cut - 1 : cut;
    }

    private static bool BelongsToPrevious(ReadOnlySpan<char> window, int at)
    {
        var c = window[at];
        return char.IsLowSurrogate(c)
            || c is '\u200D'
            || window[at - 1] is '\u200D'
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
