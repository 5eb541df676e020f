using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.Telegram.Api;

internal sealed record ApiEnvelope<T>(bool Ok, T? Result);

/// <summary>The bot itself.</summary>
internal sealed record BotUser(long Id, string FirstName, string? Username);

/// <summary>A file ready for download, for at least an hour.</summary>
internal sealed record BotFile(string FileId, long? FileSize, string? FilePath);

internal sealed record WebhookInfo(string Url, int PendingUpdateCount, string? LastErrorMessage);

/// <summary>An entry of the bot's command menu.</summary>
internal sealed record BotCommand(string Command, string Description);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ApiEnvelope<BotUser>))]
[JsonSerializable(typeof(ApiEnvelope<BotFile>))]
[JsonSerializable(typeof(ApiEnvelope<WebhookInfo>))]
internal sealed partial class ApiJson : JsonSerializerContext;
