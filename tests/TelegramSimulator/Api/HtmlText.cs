using System.Globalization;
using System.Text;

namespace Companion.TelegramSimulator.Api;

/// <summary>Telegram's small HTML: known tags only, all closed in order; a bare &amp; or &gt; is tolerated.</summary>
internal static class HtmlText
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "bold",
        ["strong"] = "bold",
        ["i"] = "italic",
        ["em"] = "italic",
        ["u"] = "underline",
        ["ins"] = "underline",
        ["s"] = "strikethrough",
        ["strike"] = "strikethrough",
        ["del"] = "strikethrough",
        ["tg-spoiler"] = "spoiler",
        ["span"] = "spoiler",
        ["a"] = "text_link",
        ["code"] = "code",
        ["pre"] = "pre",
        ["blockquote"] = "blockquote",
        ["tg-emoji"] = "custom_emoji",
    };

    /// <summary>Reads <paramref name="html"/>; <paramref name="error"/> is Telegram's sentence when it cannot be read.</summary>
    public static (string Text, IReadOnlyList<TextEntity> Entities)? Parse(string html, out string? error)
    {
        var text = new StringBuilder(html.Length);
        var entities = new List<TextEntity>();
        var open = new Stack<(string Tag, int Offset, string? Url)>();
        error = null;
        for (var at = 0; at < html.Length;)
        {
            var letter = html[at];
            if (letter == '&' && TryReadReference(html, at, out var meant, out var length))
            {
                text.Append(meant);
                at += length;
            }
            else if (letter != '<')
            {
                text.Append(letter);
                at++;
            }
            else
            {
                var end = html.IndexOf('>', at);
                if (end < 0)
                {
                    error = $"Unclosed start tag at byte offset {ByteOffset(html, at)}";
                    return null;
                }

                error = ReadTag(html[(at + 1)..end], ByteOffset(html, at), text, open, entities);
                if (error is not null)
                {
                    return null;
                }

                at = end + 1;
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            error = $"Can't find end tag corresponding to start tag {unclosed.Tag}";
            return null;
        }

        return (text.ToString(), entities);
    }

    private static string? ReadTag(
        string tag, int byteOffset, StringBuilder text, Stack<(string Tag, int Offset, string? Url)> open, List<TextEntity> entities)
    {
        if (tag.StartsWith('/'))
        {
            var ending = tag[1..].Trim();
            if (!open.TryPop(out var begun))
            {
                return $"Unexpected end tag at byte offset {byteOffset}";
            }

            if (!begun.Tag.Equals(ending, StringComparison.OrdinalIgnoreCase))
            {
                return $"Unmatched end tag at byte offset {byteOffset}, expected \"</{begun.Tag}>\", found \"</{ending}>\"";
            }

            if (text.Length > begun.Offset)
            {
                entities.Add(new TextEntity(Types[begun.Tag], begun.Offset, text.Length - begun.Offset, begun.Url));
            }

            return null;
        }

        var space = tag.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? tag : tag[..space];
        var attributes = space < 0 ? "" : tag[(space + 1)..];
        if (!Types.ContainsKey(name)
            || (name.Equals("span", StringComparison.OrdinalIgnoreCase) && !attributes.Contains("tg-spoiler", StringComparison.Ordinal)))
        {
            return $"Unsupported start tag \"{name}\" at byte offset {byteOffset}";
        }

        var href = attributes.Split('"') is ["href=", var address, ..] ? address : null;
        open.Push((name, text.Length, href));
        return null;
    }

    private static bool TryReadReference(string html, int at, out string meant, out int length)
    {
        meant = "";
        var end = html.IndexOf(';', at);
        length = end - at + 1;
        if (end < 0 || length > 10)
        {
            return false;
        }

        var name = html[(at + 1)..end];
        if (name.StartsWith('#'))
        {
            var isHex = name.Length > 1 && name[1] is 'x' or 'X';
            var digits = isHex ? name[2..] : name[1..];
            if (!int.TryParse(digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || !Rune.IsValid(code))
            {
                return false;
            }

            meant = new Rune(code).ToString();
            return true;
        }

        // Other named references stay as they are written.
        meant = name switch { "lt" => "<", "gt" => ">", "amp" => "&", "quot" => "\"", _ => "" };
        return meant.Length > 0;
    }

    private static int ByteOffset(string html, int at) => Encoding.UTF8.GetByteCount(html.AsSpan(0, at));
}
