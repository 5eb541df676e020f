using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>
/// Turns a message into the calls that show it in Telegram, within Telegram's limits. Pure. Links get no preview; text is plain unless a
/// word is bold.
/// </summary>
internal static class TelegramRenderer
{
    /// <summary>sendMessage: "1-4096 characters after entities parsing".</summary>
    public const int MaxTextUnits = 4096;

    /// <summary>sendPhoto and its like: "0-1024 characters after entities parsing".</summary>
    public const int MaxCaptionUnits = 1024;

    private const string PhoneScheme = "tel:";

    /// <returns>In the order of sending; empty when there is nothing to show.</returns>
    public static IReadOnlyList<RenderedPart> Render(OutMessage message)
    {
        var inline = ButtonLayout.Arrange(message.Buttons);
        var home = HomeKeys.For(message);
        var parts = Content(message, hasKeyboard: inline is not null || home is not null, mustDivide: inline is not null && home is not null);
        if (parts.Count == 0)
        {
            return parts;
        }

        if (inline is not null && home is not null)
        {
            if (parts.Count == 1)
            {
                parts.Insert(0, new(HomeKeys.Caption(home), Html: false));
            }

            parts[0] = parts[0] with { Markup = home };
            parts[^1] = parts[^1] with { Markup = inline };
        }
        else
        {
            parts[^1] = parts[^1] with { Markup = (ReplyMarkup?)inline ?? home };
        }

        return parts;
    }

    private static List<RenderedPart> Content(OutMessage message, bool hasKeyboard, bool mustDivide)
    {
        var text = MarkedText.Parse(WithPhones(message));
        var parts = new List<RenderedPart>(1);
        if (message.Media is { } media)
        {
            if (string.IsNullOrWhiteSpace(text.Plain))
            {
                var alt = TextSplitter.Split(media.Alt, MaxCaptionUnits)[0];
                parts.Add(new(alt, Html: false, media));
                return parts;
            }

            if (text.Plain.Length <= MaxCaptionUnits)
            {
                var (caption, html) = text.Render(0, text.Plain.Length);
                parts.Add(new(caption, html, media));
                return parts;
            }

            parts.Add(new("", Html: false, media));
        }

        AddText(parts, text, mustDivide && message.Media is null);
        if (parts.Count == 0 && hasKeyboard)
        {
            // Buttons cannot stand without a text.
            parts.Add(new("…", Html: false));
        }

        return parts;
    }

    private static void AddText(List<RenderedPart> parts, MarkedText text, bool mustDivide)
    {
        var start = 0;
        if (mustDivide && text.Plain.Length <= MaxTextUnits && FirstParagraph(text.Plain) is { } cut)
        {
            var (first, html) = text.Render(0, cut);
            parts.Add(new(first, html));
            start = cut;
        }

        foreach (var piece in TextSplitter.Split(text.Plain[start..], MaxTextUnits))
        {
            if (!IsBlank(piece))
            {
                var (rendered, html) = text.Render(start, piece.Length);
                parts.Add(new(rendered, html));
            }

            start += piece.Length;
        }
    }

    private static int? FirstParagraph(string text)
    {
        var at = text.IndexOf("\n\n", StringComparison.Ordinal);
        return at > 0 && !IsBlank(text.AsSpan(0, at)) && !IsBlank(text.AsSpan(at)) ? at + 2 : null;
    }

    /// <summary>Telegram trims what it gets and refuses what is then empty.</summary>
    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Telegram has no buttons that call a number, but makes numbers in a text callable.</summary>
    private static string WithPhones(OutMessage message)
    {
        if (message.Buttons.IsDefaultOrEmpty)
        {
            return message.Text;
        }

        var text = message.Text;
        foreach (var row in message.Buttons)
        {
            foreach (var button in row.IsDefault ? [] : row)
            {
                if (button.Url is { } url && url.StartsWith(PhoneScheme, StringComparison.OrdinalIgnoreCase))
                {
                    text += $"\n☎ {button.Label}: {url[PhoneScheme.Length..]}";
                }
            }
        }

        return text;
    }
}
