using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>Reads an answer of the Bot API only as far as it is needed: no object is made of the sent message.</summary>
internal static class ApiAnswerReader
{
    public static ApiAnswer Read(ReadOnlySpan<byte> body, int httpStatus)
    {
        try
        {
            return ReadCore(body, httpStatus);
        }
        catch (JsonException)
        {
            return Garbage(httpStatus);
        }
        catch (InvalidOperationException)
        {
            // Broken escapes or a value of another type than promised.
            return Garbage(httpStatus);
        }
    }

    private static ApiAnswer Garbage(int httpStatus) => new() { Outcome = ApiOutcome.Unknown, Code = httpStatus, Description = "not an answer of the Bot API" };

    private static ApiAnswer ReadCore(ReadOnlySpan<byte> body, int httpStatus)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Garbage(httpStatus);
        }

        bool? ok = null;
        var code = httpStatus;
        string? description = null;
        TimeSpan? retryAfter = null;
        long? migrate = null;
        long? messageId = null;
        string? fileId = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ok"u8))
            {
                reader.Read();
                ok = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("error_code"u8))
            {
                reader.Read();
                code = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var given) ? given : code;
            }
            else if (reader.ValueTextEquals("description"u8))
            {
                reader.Read();
                description = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("parameters"u8))
            {
                reader.Read();
                ReadParameters(ref reader, ref retryAfter, ref migrate);
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                ReadResult(ref reader, ref messageId, ref fileId);
            }
            else
            {
                reader.Skip();
            }
        }

        return ok switch
        {
            true => new() { Outcome = ApiOutcome.Ok, Code = 200, MessageId = messageId, FileId = fileId },
            false => new()
            {
                Outcome = code >= 500 ? ApiOutcome.Unknown : ApiOutcome.Rejected,
                Code = code,
                Description = description,
                RetryAfter = retryAfter,
                MigrateToChatId = migrate,
            },
            null => Garbage(httpStatus),
        };
    }

    private static void ReadParameters(ref Utf8JsonReader reader, ref TimeSpan? retryAfter, ref long? migrate)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRetry = reader.ValueTextEquals("retry_after"u8);
            var isMigrate = reader.ValueTextEquals("migrate_to_chat_id"u8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            {
                retryAfter = isRetry ? TimeSpan.FromSeconds(Math.Clamp(number, 1, 86_400)) : retryAfter;
                migrate = isMigrate ? number : migrate;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadResult(ref Utf8JsonReader reader, ref long? messageId, ref string? fileId)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message_id"u8))
            {
                reader.Read();
                messageId = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id) ? id : null;
            }
            else if (reader.ValueTextEquals("photo"u8) || reader.ValueTextEquals("voice"u8) || reader.ValueTextEquals("document"u8)
                || reader.ValueTextEquals("audio"u8) || reader.ValueTextEquals("video"u8))
            {
                reader.Read();
                fileId = LastFileId(ref reader) ?? fileId;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Photos come in growing sizes: the last is the largest. Thumbnails lie deeper and are passed over.</summary>
    private static string? LastFileId(ref Utf8JsonReader reader)
    {
        string? found = null;
        var depth = reader.CurrentDepth;
        var level = reader.TokenType == JsonTokenType.StartArray ? depth + 2 : depth + 1;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == level && reader.ValueTextEquals("file_id"u8))
            {
                reader.Read();
                found = reader.TokenType == JsonTokenType.String ? reader.GetString() : found;
            }
        }

        return found;
    }
}
