using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Reads the updates that are not messages. The reader stands on the value.</summary>
internal static class EventReader
{
    private const int MaxIdUnits = 128;

    public static CallbackQuery? Callback(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        string? id = null;
        TelegramUser? from = null;
        TelegramMessage? message = null;
        string? data = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = JsonValues.Text(ref reader, MaxIdUnits);
            }
            else if (reader.ValueTextEquals("from"u8))
            {
                reader.Read();
                from = PartReader.User(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                message = MessageReader.Read(ref reader);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                data = JsonValues.Text(ref reader, 256);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return string.IsNullOrEmpty(id) ? null : new(id, from, message, data);
    }

    public static MembershipChange? Membership(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        TelegramChat? chat = null;
        TelegramUser? from = null;
        string? status = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("chat"u8))
            {
                reader.Read();
                chat = PartReader.Chat(ref reader);
            }
            else if (reader.ValueTextEquals("from"u8))
            {
                reader.Read();
                from = PartReader.User(ref reader);
            }
            else if (reader.ValueTextEquals("new_chat_member"u8))
            {
                reader.Read();
                status = Status(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return chat is { } known ? new(known, from, status) : null;
    }

    public static PreCheckout? Checkout(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        string? id = null;
        TelegramUser? from = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = JsonValues.Text(ref reader, MaxIdUnits);
            }
            else if (reader.ValueTextEquals("from"u8))
            {
                reader.Read();
                from = PartReader.User(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return string.IsNullOrEmpty(id) ? null : new(id, from);
    }

    private static string? Status(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        string? status = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                status = JsonValues.Text(ref reader, 32);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return status;
    }
}
