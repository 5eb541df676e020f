using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Companion.Bot.Channels.Telegram.Rendering;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>The calls that put something into a chat.</summary>
internal sealed partial class TelegramClient
{
    public Task<ApiAnswer> SendMessageAsync(string chatId, string text, bool html, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        var writer = body.Writer;
        WriteChat(writer, chatId);
        writer.WriteString("text"u8, text);
        if (html)
        {
            writer.WriteString("parse_mode"u8, "HTML"u8);
        }

        WriteNoPreview(writer);
        WriteMarkup(writer, markup);
        return CallAsync("sendMessage", body, cancellationToken);
    }

    public Task<ApiAnswer> EditMessageTextAsync(
        string chatId, long messageId, string text, bool html, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        var writer = body.Writer;
        WriteChat(writer, chatId);
        writer.WriteNumber("message_id"u8, messageId);
        writer.WriteString("text"u8, text);
        if (html)
        {
            writer.WriteString("parse_mode"u8, "HTML"u8);
        }

        WriteNoPreview(writer);
        WriteMarkup(writer, markup);
        return CallAsync("editMessageText", body, cancellationToken);
    }

    /// <param name="markup">Null takes the buttons away.</param>
    public Task<ApiAnswer> EditMessageReplyMarkupAsync(string chatId, long messageId, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        WriteChat(body.Writer, chatId);
        body.Writer.WriteNumber("message_id"u8, messageId);
        WriteMarkup(body.Writer, markup);
        return CallAsync("editMessageReplyMarkup", body, cancellationToken);
    }

    public Task<ApiAnswer> SendLocationAsync(string chatId, double latitude, double longitude, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        WriteChat(body.Writer, chatId);
        body.Writer.WriteNumber("latitude"u8, latitude);
        body.Writer.WriteNumber("longitude"u8, longitude);
        return CallAsync("sendLocation", body, cancellationToken);
    }

    /// <param name="action">"typing", "upload_photo", "record_voice" …</param>
    public Task<ApiAnswer> SendChatActionAsync(string chatId, string action, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        WriteChat(body.Writer, chatId);
        body.Writer.WriteString("action"u8, action);
        return CallAsync("sendChatAction", body, cancellationToken);
    }

    /// <param name="emoji">One of those that Telegram allows for reactions; null takes the bot's reaction away.</param>
    public Task<ApiAnswer> SetMessageReactionAsync(string chatId, long messageId, string? emoji, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        var writer = body.Writer;
        WriteChat(writer, chatId);
        writer.WriteNumber("message_id"u8, messageId);
        writer.WriteStartArray("reaction"u8);
        if (emoji is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "emoji"u8);
            writer.WriteString("emoji"u8, emoji);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return CallAsync("setMessageReaction", body, cancellationToken);
    }

    /// <summary>Sends a photo, voice, audio, video or document that Telegram already has.</summary>
    public Task<ApiAnswer> SendMediaAsync(
        string chatId, MediaMethod method, string fileId, string? caption, bool html, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        var writer = body.Writer;
        WriteChat(writer, chatId);
        writer.WriteString(method.Field, fileId);
        if (!string.IsNullOrEmpty(caption))
        {
            writer.WriteString("caption"u8, caption);
            if (html)
            {
                writer.WriteString("parse_mode"u8, "HTML"u8);
            }
        }

        WriteMarkup(writer, markup);
        return CallAsync(method.Name, body, cancellationToken);
    }

    /// <summary>Uploads and sends a photo, voice, audio, video or document.</summary>
    public async Task<ApiAnswer> UploadMediaAsync(
        string chatId, MediaMethod method, UploadFile file, string? caption, bool html, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new StringContent(chatId), "chat_id" } };
        if (!string.IsNullOrEmpty(caption))
        {
            form.Add(new StringContent(caption), "caption");
            if (html)
            {
                form.Add(new StringContent("HTML"), "parse_mode");
            }
        }

        if (markup is not null)
        {
            using var json = JsonBody.Rent();
            markup.Write(json.Writer);
            form.Add(new ByteArrayContent(json.Finish().ToArray()), "reply_markup");
        }

        var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.MimeType, out var mime) ? mime : new("application/octet-stream");
        form.Add(content, method.Field, file.Name);
        using var response = await transport.CallAsync(method.Name, form, TransferTimeout, cancellationToken);
        return response.Answer;
    }

    private static void WriteChat(Utf8JsonWriter writer, string chatId)
    {
        if (long.TryParse(chatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
        {
            writer.WriteNumber("chat_id"u8, id);
        }
        else
        {
            writer.WriteString("chat_id"u8, chatId);
        }
    }

    /// <summary>A page's preview under a message would be larger than the message.</summary>
    private static void WriteNoPreview(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("link_preview_options"u8);
        writer.WriteBoolean("is_disabled"u8, true);
        writer.WriteEndObject();
    }

    private static void WriteMarkup(Utf8JsonWriter writer, ReplyMarkup? markup)
    {
        if (markup is not null)
        {
            writer.WriteStartObject("reply_markup"u8);
            markup.Write(writer);
            writer.WriteEndObject();
        }
    }
}
