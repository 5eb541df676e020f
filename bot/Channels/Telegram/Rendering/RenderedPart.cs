using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>One call to Telegram: a message, or a file with its caption.</summary>
/// <param name="Text">The text, or the caption when there is <paramref name="Media"/>; HTML when <paramref name="Html"/>.</param>
internal sealed record RenderedPart(string Text, bool Html, OutMedia? Media = null)
{
    public ReplyMarkup? Markup { get; init; }
}
