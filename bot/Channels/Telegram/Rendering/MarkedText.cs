using System.Text;
using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>A text taken apart into its characters and where they are bold, so that it can be cut anywhere.</summary>
internal sealed class MarkedText
{
    private readonly List<(int From, int To)> _bold = [];

    private MarkedText(string plain) => Plain = plain;

    public string Plain { get; private set; }

    public static MarkedText Parse(string text)
    {
        if (text.AsSpan().IndexOfAny(Markup.BoldBegin, Markup.BoldEnd) < 0)
        {
            return new(text);
        }

        var plain = new StringBuilder(text.Length);
        var marked = new MarkedText("");
        var boldFrom = -1;
        foreach (var c in text)
        {
            switch (c)
            {
                case Markup.BoldBegin when boldFrom < 0:
                    boldFrom = plain.Length;
                    break;
                case Markup.BoldEnd when boldFrom >= 0:
                    marked.AddBold(boldFrom, plain.Length);
                    boldFrom = -1;
                    break;
                case Markup.BoldBegin or Markup.BoldEnd:
                    break;
                default:
                    plain.Append(c);
                    break;
            }
        }

        if (boldFrom >= 0)
        {
            marked.AddBold(boldFrom, plain.Length);
        }

        marked.Plain = plain.ToString();
        return marked;
    }

    /// <summary>The characters from <paramref name="start"/> on, as Telegram shall get them.</summary>
    public (string Text, bool Html) Render(int start, int length)
    {
        var end = start + length;
        if (!_bold.Exists(range => range.From < end && range.To > start))
        {
            return (start == 0 && length == Plain.Length ? Plain : Plain.Substring(start, length), false);
        }

        var html = new StringBuilder(length + 32);
        var at = start;
        foreach (var (from, to) in _bold)
        {
            var opens = Math.Max(from, start);
            var closes = Math.Min(to, end);
            if (opens >= closes)
            {
                continue;
            }

            Escape(html, Plain.AsSpan(at, opens - at));
            html.Append("<b>");
            Escape(html, Plain.AsSpan(opens, closes - opens));
            html.Append("</b>");
            at = closes;
        }

        Escape(html, Plain.AsSpan(at, end - at));
        return (html.ToString(), true);
    }

    private void AddBold(int from, int to)
    {
        if (to > from)
        {
            _bold.Add((from, to));
        }
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                _ => html.Append(c),
            };
        }
    }
}
