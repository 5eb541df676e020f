using System.Text.Json;
using System.Text.Json.Nodes;

namespace Companion.TelegramSimulator.World;

/// <summary>A message of the bot as the Bot API returns it.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message, Chat chat, SimulatorOptions options, long botId)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id", message.Id);
        writer.WriteStartObject("from");
        writer.WriteNumber("id", botId);
        writer.WriteBoolean("is_bot", true);
        writer.WriteString("first_name", options.BotName);
        writer.WriteString("username", options.BotUsername);
        writer.WriteEndObject();
        writer.WriteStartObject("chat");
        writer.WriteNumber("id", chat.Id);
        writer.WriteString("first_name", chat.FirstName);
        writer.WriteString("type", "private");
        writer.WriteEndObject();
        writer.WriteNumber("date", message.At.ToUnixTimeSeconds());
        WriteContent(writer, message);
        if (message.Rows.Count > 0 && !message.IsReplyKeyboard)
        {
            WriteButtons(writer, message);
        }

        writer.WriteEndObject();
    }

    /// <summary>The file's part of a message, the same in both directions.</summary>
    public static JsonNode File(string kind, string fileId, long size)
    {
        var file = new JsonObject { ["file_id"] = fileId, ["file_unique_id"] = $"unique-{fileId}", ["file_size"] = size };
        switch (kind)
        {
            case "photo":
                file["width"] = 640;
                file["height"] = 480;
                return new JsonArray(file);
            case "voice":
                file["duration"] = 3;
                file["mime_type"] = "audio/ogg";
                return file;
            case "audio":
                file["duration"] = 3;
                return file;
            case "video":
                file["width"] = 640;
                file["height"] = 480;
                file["duration"] = 3;
                return file;
            case "video_note":
                file["length"] = 240;
                file["duration"] = 3;
                return file;
            default:
                return file;
        }
    }

    private static void WriteContent(Utf8JsonWriter writer, ChatMessage message)
    {
        var isText = message.Kind == "text";
        if (isText || message.Text.Length > 0)
        {
            writer.WriteString(isText ? "text" : "caption", message.Text);
        }

        if (message.Entities.Count > 0)
        {
            writer.WriteStartArray(isText ? "entities" : "caption_entities");
            foreach (var entity in message.Entities)
            {
                writer.WriteStartObject();
                writer.WriteString("type", entity.Type);
                writer.WriteNumber("offset", entity.Offset);
                writer.WriteNumber("length", entity.Length);
                if (entity.Url is not null)
                {
                    writer.WriteString("url", entity.Url);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (message.FileId is { } file)
        {
            writer.WritePropertyName(message.Kind);
            File(message.Kind, file, message.FileBytes?.Length ?? 0).WriteTo(writer);
        }
    }

    private static void WriteButtons(Utf8JsonWriter writer, ChatMessage message)
    {
        writer.WriteStartObject("reply_markup");
        writer.WriteStartArray("inline_keyboard");
        foreach (var row in message.Rows)
        {
            writer.WriteStartArray();
            foreach (var button in row)
            {
                writer.WriteStartObject();
                writer.WriteString("text", button.Label);
                writer.WriteString(button.Data is null ? "url" : "callback_data", button.Data ?? button.Url);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
