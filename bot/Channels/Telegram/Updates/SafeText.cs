using System.Globalization;
using System.Text;
using System.Text.Json;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>
/// Strings from outside, made fit for everything behind: whole surrogate pairs, none of the characters that PostgreSQL cannot keep (U+0000)
/// or that mean something to the renderers (<see cref="Markup"/>), and not longer than anything Telegram sends.
/// </summary>
internal static class SafeText
{
    /// <summary>Telegram's longest text has 4,096 characters; twice that leaves room for what it may allow later.</summary>
    public const int MaxUnits = 8192;

    private const char Replacement = '\uFFFD';

    /// <summary>The string under the reader, whatever is in it; null when it is no string.</summary>
    public static string? Read(ref Utf8JsonReader reader, int maxUnits = MaxUnits)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        string text;
        try
        {
            text = reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Lone surrogates in escapes, or bytes that are no UTF-8: the strict reader refuses what a lenient one can save.
            text = Lenient(reader.HasValueSequence ? [] : reader.ValueSpan);
        }

        return Clean(text, maxUnits);
    }

    public static string Clean(string text, int maxUnits = MaxUnits)
    {
        if (text.Length <= maxUnits && !NeedsCleaning(text))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, maxUnits));
        for (var i = 0; i < text.Length && clean.Length < maxUnits; i++)
        {
            var c = text[i];
            if (IsForbidden(c))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (clean.Length + 2 > maxUnits)
                {
                    break;
                }

                clean.Append(c).Append(text[++i]);
                continue;
            }

            clean.Append(char.IsSurrogate(c) ? Replacement : c);
        }

        return clean.ToString();
    }

    private static bool IsForbidden(char c) => c is '\0' or Markup.BoldBegin or Markup.BoldEnd;

    private static bool NeedsCleaning(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsForbidden(c))
            {
                return true;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static string Lenient(ReadOnlySpan<byte> raw)
    {
        var escaped = Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            var kind = escaped[++i];
            if (kind == 'u' && i + 4 < escaped.Length
                && ushort.TryParse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(kind switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                _ => kind,
            });
        }

        return text.ToString();
    }
}
