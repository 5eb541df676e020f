using Companion.Bot.Channels.WebChat.Activities;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Companion.Bot.Channels.WebChat.Endpoints;

/// <summary>Direct Line's refusals, by its codes.</summary>
internal static class Refusals
{
    public static JsonHttpResult<DirectLineError> Unauthorized { get; } = Of(401, "Unauthorized", "Send the token as 'Authorization: Bearer …'.");

    /// <summary>403, by which Direct Line clients know that they need a new token.</summary>
    public static JsonHttpResult<DirectLineError> TokenExpired { get; } = Of(403, "TokenExpired", "The token is not valid here or has expired.");

    public static JsonHttpResult<DirectLineError> Revoked { get; } = Of(403, "CredentialRevoked", "This device is no longer known.");

    public static JsonHttpResult<DirectLineError> BadActivity { get; } = Of(400, "BadArgument", "The body is not an activity.");

    public static JsonHttpResult<DirectLineError> TooBig { get; } = Of(413, "MessageSizeTooBig", "At most 1 MB for an activity and 20 MB for a file.");

    public static JsonHttpResult<DirectLineError> NotInvited { get; } = Of(400, "BotRejectedActivity", "This assistant answers invited people only.");

    public static JsonHttpResult<DirectLineError> LinkUnknown { get; } = Of(404, "LinkUnknown", "The link or code is not valid, was used or has expired.");

    public static JsonHttpResult<DirectLineError> TooMany { get; } = Of(429, "TooManyRequests", "Too many tries. Wait a while.");

    /// <summary>Nothing was stored: the client sends again.</summary>
    public static JsonHttpResult<DirectLineError> Unavailable { get; } = Of(503, "ServiceUnavailable", "Not now. Send it again.");

    private static JsonHttpResult<DirectLineError> Of(int status, string code, string message) =>
        TypedResults.Json(new(new(code, message)), WebChatJson.Default.DirectLineError, statusCode: status);
}
