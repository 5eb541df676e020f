using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Dialogs;

namespace Companion.Bot.Channels.WebChat.Activities;

/// <summary>Turns log entries into activities for clients; pure but for the addresses of files, which it signs.</summary>
internal sealed class ActivityRenderer(TokenSigner signer, TimeSpan fileAddressLifetime)
{
    public Activity Render(LoggedActivity entry, DateTimeOffset at, string userId)
    {
        var conversation = WebToken.ConversationOf(userId);
        var id = conversation + "|" + entry.Id;
        return entry.Message is { } message
            ? RenderMessage(entry, message, id, at, userId, conversation)
            : RenderEcho(entry, id, at, userId, conversation);
    }

    private Activity RenderMessage(LoggedActivity entry, OutMessage message, string id, DateTimeOffset at, string userId, string conversation)
    {
        var tappable = message.Buttons.SelectMany(row => row).Select(Action).OfType<CardAction>().ToArray();
        return new()
        {
            Id = id,
            Timestamp = at,
            From = new("companion", "Companion", "bot"),
            Conversation = new(conversation),
            Locale = entry.Locale,
            Text = Markdown.From(message.Text),
            TextFormat = "markdown",
            InputHint = tappable.Length > 0 ? "expectingInput" : "acceptingInput",
            Attachments = message.Media is { } media ? [Attachment(media.FileId, media.Kind, media.Alt)] : null,
            SuggestedActions = tappable.Length > 0 ? new([userId], tappable) : null,
            ChannelData = new()
            {
                Companion = new(
                    message.Text,
                    message.Buttons.IsEmpty ? null : [.. message.Buttons.Select(PageRow)],
                    message.Request switch { OutRequest.Location => "location", OutRequest.Contact => "contact", _ => null },
                    message.Home is { } home ? new(home.Sos, home.Menu, home.Help) : null,
                    message.Media?.Alt,
                    message.Lane == Lane.Sos ? true : null),
            },
        };
    }

    private Activity RenderEcho(LoggedActivity entry, string id, DateTimeOffset at, string userId, string conversation) => new()
    {
        Id = id,
        Timestamp = at,
        From = new(userId, null, "user"),
        Conversation = new(conversation),
        Locale = entry.Locale,
        Type = entry.Content is CommandInput ? "event" : "message",
        Text = entry.Content switch
        {
            TextInput text => text.Text,
            ButtonInput button => button.Token,
            FileInput file => file.File.Caption,
            LocationInput => "📍",
            _ => null,
        },
        TextFormat = "plain",
        Attachments = entry.Content is FileInput { File: var sent } && Guid.TryParse(sent.Id, out var fileId)
            ? [Attachment(fileId, sent.Kind, "", sent.MimeType)]
            : null,
        ChannelData = new() { ClientActivityId = entry.ClientActivityId, PostBack = entry.Content is ButtonInput ? true : null },
    };

    private ActivityAttachment Attachment(Guid fileId, FileKind kind, string name, string? mimeType = null) => new(
        mimeType ?? (kind switch
        {
            FileKind.Photo => "image/png",
            FileKind.Voice => "audio/ogg",
            FileKind.Audio => "audio/mpeg",
            FileKind.Video => "video/mp4",
            _ => "application/octet-stream",
        }),
        $"/files/{fileId:N}?t={signer.SignFile(fileId, fileAddressLifetime)}",
        name);

    private static PageButton[] PageRow(System.Collections.Immutable.ImmutableArray<OutButton> row) =>
        [.. row.Select(button => new PageButton(button.Label, button.Token, button.Url))];

    private static CardAction? Action(OutButton button) => button switch
    {
        { Token: { } token } => new("postBack", button.Label, token),
        { Url: { } url } => new("openUrl", button.Label, url),
        _ => null,
    };
}
