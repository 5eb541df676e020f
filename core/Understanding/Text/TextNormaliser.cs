using System.Globalization;
using System.Text;

namespace Companion.Understanding;

/// <summary>Brings a typed text to one form: what looks or sounds the same to a person becomes the same.</summary>
internal static class TextNormaliser
{
    /// <summary>Later characters are not looked at: an answer to a question is short, and the work stays bounded.</summary>
    public const int MaxChars = 2000;

    public static string Normalise(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MaxChars) + 8);
        var rest = text.AsSpan(0, Math.Min(text.Length, MaxChars));
        while (!rest.IsEmpty)
        {
            // A lone surrogate comes out as U+FFFD, which Normalize takes.
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            Append(kept, rune);
        }

        var composed = kept.ToString();
        return composed.IsNormalized(NormalizationForm.FormC) ? composed : composed.Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder kept, Rune rune)
    {
        switch (rune.Value)
        {
            case >= 'A' and <= 'Z':
                kept.Append((char)(rune.Value + 32));
                return;
            case >= ' ' and <= '~':
                kept.Append(rune.Value == '`' ? '\'' : (char)rune.Value);
                return;
            case 'ё' or 'Ё':
                kept.Append('е');
                return;
            case 0x2019 or 0x2018 or 0x02BC or 0x00B4 or 0x2032 or 0x201B or 0xFF07:
                kept.Append('\'');
                return;
            case (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFE58 or 0xFE63 or 0xFF0D:
                kept.Append('-');
                return;
            case 0x066B or 0x3001 or 0xFF0C:
                kept.Append(',');
                return;
            case 0x2044 or 0x2215 or 0xFF0F:
                kept.Append('/');
                return;
            case 0xFF0E or 0x3002:
                kept.Append('.');
                return;
            case 0xFF1A or 0x2236:
                kept.Append(':');
                return;
            case 0x00BD:
                AppendFraction(kept, "5");
                return;
            case 0x00BC:
                AppendFraction(kept, "25");
                return;
            case 0x00BE:
                AppendFraction(kept, "75");
                return;
            case 0x1F51F:
                kept.Append("10");
                return;
            case 0x2103:
                kept.Append("°c");
                return;
            case 0x2109:
                kept.Append("°f");
                return;
            case 0x20E3 or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF):
                return; // keycap frame, variation selectors, skin tones
        }

        AppendByCategory(kept, rune);
    }

    private static void AppendByCategory(StringBuilder kept, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                kept.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.EnclosingMark:
                break; // zero-width, bidi and such: invisible to the person
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned:
                kept.Append(' ');
                break;
            default:
                // Full-width and mathematical Latin letters to plain ones.
                var plain = rune.Value is (>= 0xFF21 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF)
                    ? rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant()
                    : Rune.ToLowerInvariant(rune).ToString();
                kept.Append(plain);
                break;
        }
    }

    private static void AppendFraction(StringBuilder kept, string decimals)
    {
        if (kept.Length == 0 || !char.IsAsciiDigit(kept[^1]))
        {
            kept.Append('0');
        }

        kept.Append('.').Append(decimals);
    }
}
