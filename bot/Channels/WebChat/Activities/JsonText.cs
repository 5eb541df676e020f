using System.Globalization;
using System.Text;
using System.Text.Json;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>Reads text from JSON whatever it holds: lone surrogates, U+0000 and the marks that only the bot may set are taken out.</summary>
internal static class JsonText
{
    /// <returns>Null when the property is absent or no string.</returns>
    public static string? Find(JsonElement parent, string name, int maxChars) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? Clean(Unescape(value.GetRawText()), maxChars) : null;

    /// <returns>An undefined element when the property is absent, or when a name beside it cannot be read.</returns>
    public static JsonElement Member(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Lone surrogates in a name: the parser compares names unescaped, and refuses these.
            return default;
        }
    }

    public static string Clean(string text, int maxChars)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxChars));
        for (var i = 0; i < text.Length && clean.Length < maxChars; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // A pair is kept or left whole.
                if (clean.Length + 2 > maxChars)
                {
                    break;
                }

                clean.Append(letter).Append(text[++i]);
            }
            else if (char.IsSurrogate(letter))
            {
                clean.Append('\uFFFD');
            }
            else if (letter is not ('\0' or Markup.BoldBegin or Markup.BoldEnd))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }

    /// <summary>The parser's own reading throws on lone surrogates, which JSON may carry as escapes.</summary>
    private static string Unescape(string quoted)
    {
        var raw = quoted.AsSpan(1, quoted.Length - 2);
        if (!raw.Contains('\\'))
        {
            return raw.ToString();
        }

        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(raw[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(raw.Slice((i += 4) - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var literal => literal,
            });
        }

        return text.ToString();
    }
}
