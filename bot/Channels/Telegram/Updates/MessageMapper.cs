using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>What a message carries, as an input.</summary>
internal static class MessageMapper
{
    /// <param name="text">The message's text without the mention of the bot.</param>
    /// <returns>Null for service notices ("… joined", "… pinned") and empty messages.</returns>
    public static Input? Content(TelegramMessage message, string? text) => message.ContentName switch
    {
        null => null,
        "text" => Text(text),
        "photo" => File(message, FileKind.Photo),
        "voice" => File(message, FileKind.Voice),
        "audio" => File(message, FileKind.Audio),
        "video" or "video_note" => File(message, FileKind.Video),
        "document" => File(message, FileKind.Document),
        "location" or "venue" when message.Location is { } at => new LocationInput(new(at.Latitude, at.Longitude, at.Accuracy, at.LivePeriod is not null)),
        "contact" when message.Contact is { } contact => new ContactInput(new(contact.Phone, contact.Name, IsOwn(message, contact))),
        var kind => new UnsupportedInput(kind),
    };

    private static Input? Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return SlashCommand.Parse(text) is { } command ? new CommandInput(command.Name, command.Payload) : new TextInput(text);
    }

    private static Input File(TelegramMessage message, FileKind kind) => message.File is { } file
        ? new FileInput(new(kind, file.Id, file.MimeType, file.Bytes, message.Caption))
        : new UnsupportedInput(message.ContentName!);

    /// <summary>Only a contact that Telegram itself says is the sender's own proves a phone number.</summary>
    private static bool IsOwn(TelegramMessage message, TelegramContact contact) => contact.UserId is { } user && user == message.From?.Id;
}
