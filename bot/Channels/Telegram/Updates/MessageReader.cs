using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Reads a message. The reader stands on its value.</summary>
internal static class MessageReader
{
    /// <returns>Null when it is no object or has no chat.</returns>
    public static TelegramMessage? Read(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        var message = new TelegramMessage();
        TelegramChat? chat = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("message_id"u8))
            {
                reader.Read();
                message.Id = JsonValues.Long(ref reader) ?? 0;
            }
            else if (reader.ValueTextEquals("chat"u8))
            {
                reader.Read();
                chat = PartReader.Chat(ref reader);
            }
            else if (reader.ValueTextEquals("from"u8))
            {
                reader.Read();
                message.From = PartReader.User(ref reader);
            }
            else if (reader.ValueTextEquals("reply_to_message"u8))
            {
                reader.Read();
                message.ReplyToUserId = Author(ref reader);
            }
            else if (reader.ValueTextEquals("caption"u8))
            {
                reader.Read();
                message.Caption = JsonValues.Text(ref reader);
            }
            else
            {
                ReadContent(ref reader, message);
            }
        }

        if (chat is not { } known)
        {
            return null;
        }

        message.Chat = known;
        return message;
    }

    private static void ReadContent(ref Utf8JsonReader reader, TelegramMessage message)
    {
        var name = MessageContent.NameOf(ref reader);
        reader.Read();
        switch (name)
        {
            case null:
                reader.Skip();
                return;
            case "text":
                message.Text = JsonValues.Text(ref reader);
                break;
            case "photo":
                message.File = PartReader.LargestPhoto(ref reader);
                break;
            case "voice" or "audio" or "video" or "video_note" or "document":
                message.File = PartReader.File(ref reader);
                break;
            case "location":
                message.Location = PartReader.Location(ref reader);
                break;
            case "venue":
                message.Location = PartReader.Venue(ref reader);
                break;
            case "contact":
                message.Contact = PartReader.Contact(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }

        // An animation also carries "document", a venue "location": the more telling name wins, in whatever order they come.
        if (message.ContentName is not ("animation" or "venue"))
        {
            message.ContentName = name;
        }
    }

    private static long? Author(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        long? author = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("from"u8))
            {
                reader.Read();
                author = PartReader.User(ref reader)?.Id;
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return author;
    }
}
