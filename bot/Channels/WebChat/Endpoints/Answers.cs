using System.Text.Json.Serialization;

namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>Direct Line's shape of every refusal.</summary>
internal sealed record DirectLineError(DirectLineErrorBody Error);

internal sealed record DirectLineErrorBody(string Code, string Message);

/// <param name="ConversationId">The conversation that the token opens.</param>
/// <param name="Token">For "Authorization: Bearer …" and the stream.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="UserId">The person's id in this chat.</param>
/// <param name="Credential">To be kept by the device: brings the same person back in months' time. Only given by generate and link.</param>
internal sealed record TokenAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? UserId = null,
    string? Credential = null);

internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string StreamUrl);

internal sealed record ResourceAnswer(string Id);

internal sealed record SessionAnswer(string SessionId);

/// <summary>The body of generate: a device that was here before shows its credential. Other Direct Line fields are ignored.</summary>
internal sealed record TokenRequest(string? Credential);

/// <summary>The body of link: one of the two ways in.</summary>
internal sealed record LinkRequest(string? Token, string? Code);
