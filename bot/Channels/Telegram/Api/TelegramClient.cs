using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>The methods of the Bot API that this channel needs; facts from the published specification of Bot API 10.1.</summary>
internal sealed partial class TelegramClient(TelegramTransport transport) : IDisposable
{
    /// <summary>How long a call other than a poll or an upload may take before its outcome counts as unknown.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Uploads and downloads carry up to 20 MB.</summary>
    public static readonly TimeSpan TransferTimeout = TimeSpan.FromSeconds(90);

    /// <summary>
    /// What is asked of Telegram; anything else would only be thrown away. No reactions: a heart under a message wants no answer.
    /// </summary>
    public static readonly IReadOnlyList<string> AllowedUpdates =
        ["message", "edited_message", "callback_query", "my_chat_member", "pre_checkout_query"];

    public Task<BotUser?> GetMeAsync(CancellationToken cancellationToken) =>
        GetAsync("getMe", JsonBody.Rent(), ApiJson.Default.ApiEnvelopeBotUser, cancellationToken);

    public Task<WebhookInfo?> GetWebhookInfoAsync(CancellationToken cancellationToken) =>
        GetAsync("getWebhookInfo", JsonBody.Rent(), ApiJson.Default.ApiEnvelopeWebhookInfo, cancellationToken);

    public Task<BotFile?> GetFileAsync(string fileId, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("file_id"u8, fileId);
        return GetAsync("getFile", body, ApiJson.Default.ApiEnvelopeBotFile, cancellationToken);
    }

    /// <summary>The content of a file, or null when it is gone or larger than <paramref name="maxBytes"/>.</summary>
    public Task<byte[]?> DownloadAsync(string filePath, int maxBytes, CancellationToken cancellationToken) =>
        transport.DownloadAsync(filePath, maxBytes, TransferTimeout, cancellationToken);

    /// <summary>Waits for updates. The caller disposes the response, whose body holds them.</summary>
    public async Task<ApiResponse> GetUpdatesAsync(long? offset, TimeSpan wait, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        if (offset is { } from)
        {
            body.Writer.WriteNumber("offset"u8, from);
        }

        body.Writer.WriteNumber("limit"u8, 100);
        body.Writer.WriteNumber("timeout"u8, (int)wait.TotalSeconds);
        WriteAllowedUpdates(body.Writer);
        var response = await transport.CallAsync("getUpdates", body.ToContent(), wait + CallTimeout, cancellationToken);
        Release(body, response);
        return response;
    }

    public Task<ApiAnswer> SetWebhookAsync(string url, string secret, int connections, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("url"u8, url);
        body.Writer.WriteString("secret_token"u8, secret);
        body.Writer.WriteNumber("max_connections"u8, connections);
        WriteAllowedUpdates(body.Writer);
        return CallAsync("setWebhook", body, cancellationToken);
    }

    public Task<ApiAnswer> DeleteWebhookAsync(CancellationToken cancellationToken) => CallAsync("deleteWebhook", JsonBody.Rent(), cancellationToken);

    /// <summary>Answers a tap, so that its button stops spinning; without words.</summary>
    public Task<ApiAnswer> AnswerCallbackQueryAsync(string id, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("callback_query_id"u8, id);
        return CallAsync("answerCallbackQuery", body, cancellationToken);
    }

    /// <param name="refusal">Why not, in the person's language; null accepts the payment.</param>
    public Task<ApiAnswer> AnswerPreCheckoutQueryAsync(string id, string? refusal, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("pre_checkout_query_id"u8, id);
        body.Writer.WriteBoolean("ok"u8, refusal is null);
        if (refusal is not null)
        {
            body.Writer.WriteString("error_message"u8, refusal);
        }

        return CallAsync("answerPreCheckoutQuery", body, cancellationToken);
    }

    /// <param name="languageCode">Null: for every language that has no menu of its own.</param>
    public Task<ApiAnswer> SetMyCommandsAsync(IReadOnlyList<BotCommand> commands, string? languageCode, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteStartArray("commands"u8);
        foreach (var command in commands)
        {
            body.Writer.WriteStartObject();
            body.Writer.WriteString("command"u8, command.Command);
            body.Writer.WriteString("description"u8, command.Description);
            body.Writer.WriteEndObject();
        }

        body.Writer.WriteEndArray();
        return CallAsync("setMyCommands", WithLanguage(body, languageCode), cancellationToken);
    }

    /// <summary>What an empty chat shows; at most 512 characters.</summary>
    public Task<ApiAnswer> SetMyDescriptionAsync(string text, string? languageCode, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("description"u8, text);
        return CallAsync("setMyDescription", WithLanguage(body, languageCode), cancellationToken);
    }

    /// <summary>What the bot's page shows; at most 120 characters.</summary>
    public Task<ApiAnswer> SetMyShortDescriptionAsync(string text, string? languageCode, CancellationToken cancellationToken)
    {
        var body = JsonBody.Rent();
        body.Writer.WriteString("short_description"u8, text);
        return CallAsync("setMyShortDescription", WithLanguage(body, languageCode), cancellationToken);
    }

    public void Dispose() => transport.Dispose();

    /// <summary>A call that broke off may still be reading its buffer: such a one is left to the garbage collector.</summary>
    private static void Release(JsonBody body, ApiResponse response)
    {
        if (response.Answer.Outcome is ApiOutcome.Ok or ApiOutcome.Rejected)
        {
            body.Dispose();
        }
    }

    private static JsonBody WithLanguage(JsonBody body, string? code)
    {
        if (code is not null)
        {
            body.Writer.WriteString("language_code"u8, code);
        }

        return body;
    }

    private static void WriteAllowedUpdates(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("allowed_updates"u8);
        foreach (var kind in AllowedUpdates)
        {
            writer.WriteStringValue(kind);
        }

        writer.WriteEndArray();
    }

    private async Task<ApiAnswer> CallAsync(string method, JsonBody body, CancellationToken cancellationToken)
    {
        using var response = await transport.CallAsync(method, body.ToContent(), CallTimeout, cancellationToken);
        Release(body, response);
        return response.Answer;
    }

    /// <returns>Null when Telegram refuses (a file that is gone).</returns>
    /// <exception cref="TelegramUnavailableException">No answer, or one that says later.</exception>
    private async Task<T?> GetAsync<T>(string method, JsonBody body, JsonTypeInfo<ApiEnvelope<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await transport.CallAsync(method, body.ToContent(), CallTimeout, cancellationToken);
        Release(body, response);
        if (response.Answer.Outcome == ApiOutcome.Rejected && response.Answer.Code is 400 or 403)
        {
            return null;
        }

        if (!response.Answer.IsOk)
        {
            throw new TelegramUnavailableException($"{method} answered {response.Answer.Code} ({response.Answer.Outcome})");
        }

        try
        {
            return JsonSerializer.Deserialize(response.Body.Span, type)?.Result;
        }
        catch (JsonException)
        {
            throw new TelegramUnavailableException($"{method} answered something else than promised");
        }
    }
}
