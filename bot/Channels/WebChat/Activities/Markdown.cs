using System.Buffers;
using System.Text;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>A message's text as Markdown in which nothing but Companion's own bold has any meaning.</summary>
internal static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>()#+-.!|~&\n" + Markup.BoldBegin + Markup.BoldEnd);

    public static string From(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        var markdown = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                Markup.BoldBegin or Markup.BoldEnd => markdown.Append("**"),
                '<' => markdown.Append("&lt;"),
                '&' => markdown.Append("&amp;"),

                // Two spaces before a line's end keep it one: Markdown would flow the lines together.
                '\n' => markdown.Append("  \n"),
                _ when Special.Contains(letter) => markdown.Append('\\').Append(letter),
                _ => markdown.Append(letter),
            };
        }

        return markdown.ToString();
    }
}
