using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Reads updates in one pass, without objects for what nobody listens to.</summary>
internal static class UpdateReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <summary>One update, as the webhook gets it; null when it is not JSON or has no id.</summary>
    public static TelegramUpdate? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var update = ReadUpdate(ref reader);
            // Bytes after the object's end mean that this is no single update.
            return reader.Read() ? null : update;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The answer of getUpdates. An update that cannot be read is left out and counted; its id still moves the offset.</summary>
    /// <returns>False when the whole is not JSON.</returns>
    public static bool TryReadBatch(ReadOnlySpan<byte> json, List<TelegramUpdate> updates, out int unreadable)
    {
        unreadable = 0;
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("result"u8))
                {
                    continue;
                }

                reader.Read();
                if (reader.TokenType != JsonTokenType.StartArray)
                {
                    return false;
                }

                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.StartObject && ReadUpdate(ref reader) is { } update)
                    {
                        updates.Add(update);
                    }
                    else
                    {
                        unreadable++;
                        reader.Skip();
                    }
                }
            }

            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static TelegramUpdate? ReadUpdate(ref Utf8JsonReader reader)
    {
        var update = new TelegramUpdate();
        var hasId = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("update_id"u8))
            {
                reader.Read();
                hasId = JsonValues.Long(ref reader) is { } id && (update.Id = id) == id;
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                update.Message = MessageReader.Read(ref reader);
                update.Kind = UpdateKind.Message;
            }
            else if (reader.ValueTextEquals("edited_message"u8))
            {
                reader.Read();
                update.Message = MessageReader.Read(ref reader);
                update.Kind = UpdateKind.EditedMessage;
            }
            else if (reader.ValueTextEquals("callback_query"u8))
            {
                reader.Read();
                update.Callback = EventReader.Callback(ref reader);
                update.Kind = UpdateKind.Callback;
            }
            else if (reader.ValueTextEquals("my_chat_member"u8))
            {
                reader.Read();
                update.Membership = EventReader.Membership(ref reader);
                update.Kind = UpdateKind.Membership;
            }
            else if (reader.ValueTextEquals("pre_checkout_query"u8))
            {
                reader.Read();
                update.Checkout = EventReader.Checkout(ref reader);
                update.Kind = UpdateKind.PreCheckout;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return hasId ? update : null;
    }
}
