using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Reads the parts that messages and events share. The reader stands on the value.</summary>
internal static class PartReader
{
    private const int MaxNameUnits = 64;
    private const int MaxFileIdUnits = 256;
    private const int MaxPhoneUnits = 32;

    public static TelegramChat? Chat(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        long? id = null;
        var type = ChatType.Channel;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = JsonValues.Long(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = JsonValues.Text(ref reader, 16) switch
                {
                    "private" => ChatType.Private,
                    "group" or "supergroup" => ChatType.Group,
                    _ => ChatType.Channel,
                };
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return id is { } known ? new(known, type) : null;
    }

    public static TelegramUser? User(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        long? id = null;
        var isBot = false;
        string? name = null;
        string? language = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = JsonValues.Long(ref reader);
            }
            else if (reader.ValueTextEquals("is_bot"u8))
            {
                reader.Read();
                isBot = JsonValues.Bool(ref reader);
            }
            else if (reader.ValueTextEquals("first_name"u8))
            {
                reader.Read();
                name = JsonValues.Text(ref reader, MaxNameUnits);
            }
            else if (reader.ValueTextEquals("language_code"u8))
            {
                reader.Read();
                language = JsonValues.Text(ref reader, 35);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return id is { } known ? new(known, isBot, name, language) : null;
    }

    public static TelegramFile? File(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        string? id = null;
        string? mime = null;
        long? bytes = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("file_id"u8))
            {
                reader.Read();
                id = JsonValues.Text(ref reader, MaxFileIdUnits);
            }
            else if (reader.ValueTextEquals("mime_type"u8))
            {
                reader.Read();
                mime = JsonValues.Text(ref reader, 100);
            }
            else if (reader.ValueTextEquals("file_size"u8))
            {
                reader.Read();
                bytes = JsonValues.Long(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return string.IsNullOrEmpty(id) ? null : new(id, mime, bytes is >= 0 ? bytes : null);
    }

    /// <summary>Of the sizes of a photo, the largest: Telegram sends them growing.</summary>
    public static TelegramFile? LargestPhoto(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        TelegramFile? last = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            last = File(ref reader) ?? last;
        }

        return last is null ? null : last with { MimeType = "image/jpeg" };
    }

    public static TelegramLocation? Location(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        double? latitude = null;
        double? longitude = null;
        double? accuracy = null;
        long? live = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("latitude"u8))
            {
                reader.Read();
                latitude = JsonValues.Double(ref reader);
            }
            else if (reader.ValueTextEquals("longitude"u8))
            {
                reader.Read();
                longitude = JsonValues.Double(ref reader);
            }
            else if (reader.ValueTextEquals("horizontal_accuracy"u8))
            {
                reader.Read();
                accuracy = JsonValues.Double(ref reader);
            }
            else if (reader.ValueTextEquals("live_period"u8))
            {
                reader.Read();
                live = JsonValues.Long(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new(latitude.Value, longitude.Value, accuracy is >= 0 and <= 100_000 ? accuracy : null, live is > 0 and <= int.MaxValue ? (int)live : null)
            : null;
    }

    /// <summary>A place with a name: its position is what counts.</summary>
    public static TelegramLocation? Venue(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        TelegramLocation? location = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("location"u8))
            {
                reader.Read();
                location = Location(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return location;
    }

    public static TelegramContact? Contact(ref Utf8JsonReader reader)
    {
        if (!JsonValues.Object(ref reader))
        {
            return null;
        }

        string? phone = null;
        string? name = null;
        long? userId = null;
        while (JsonValues.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("phone_number"u8))
            {
                reader.Read();
                phone = JsonValues.Text(ref reader, MaxPhoneUnits);
            }
            else if (reader.ValueTextEquals("first_name"u8))
            {
                reader.Read();
                name = JsonValues.Text(ref reader, MaxNameUnits);
            }
            else if (reader.ValueTextEquals("user_id"u8))
            {
                reader.Read();
                userId = JsonValues.Long(ref reader);
            }
            else
            {
                JsonValues.SkipMember(ref reader);
            }
        }

        return string.IsNullOrWhiteSpace(phone) ? null : new(phone, name, userId);
    }
}
