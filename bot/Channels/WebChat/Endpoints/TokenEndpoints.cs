using System.Text.Json;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Bot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat.Endpoints;

internal static class TokenEndpoints
{
    private const int MaxBodyBytes = 16 * 1024;

    /// <summary>A newcomer becomes a new person; a device that shows its credential stays the person it was.</summary>
    public static async Task<IResult> GenerateAsync(
        HttpContext http, WebChatHost host, IWebRevocations revocations, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        var shown = (await ReadBodyAsync(http.Request, cancellationToken))?.Credential ?? Caller.Bearer(http.Request);
        if (session.Signer.Read(shown, TokenPurpose.Credential) is not { } known)
        {
            return Grant(session, TokenSigner.NewUserId(), options.Value);
        }

        return await revocations.IsRevokedAsync(session.Identity.TenantId, known.UserId, cancellationToken)
            ? Refusals.Revoked
            : Grant(session, known.UserId, options.Value);
    }

    public static async Task<IResult> RefreshAsync(
        HttpContext http, WebChatHost host, IWebRevocations revocations, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), null, out var token) is { } refusal)
        {
            return refusal;
        }

        if (await revocations.IsRevokedAsync(session.Identity.TenantId, token.UserId, cancellationToken))
        {
            return Refusals.Revoked;
        }

        var (fresh, seconds) = Token(session, token.UserId, options.Value);
        return TypedResults.Json(new TokenAnswer(token.ConversationId, fresh, seconds), WebChatJson.Default.TokenAnswer);
    }

    /// <summary>"Forget this device": its credential never opens anything again.</summary>
    public static async Task<IResult> ForgetAsync(HttpContext http, WebChatHost host, IWebRevocations revocations, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), null, out var token) is { } refusal)
        {
            return refusal;
        }

        await revocations.RevokeAsync(session.Identity.TenantId, token.UserId, cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> SessionAsync(HttpContext http, WebChatHost host, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        return Caller.Refuse(session, Caller.Bearer(http.Request), null, out var token) is { } refusal
            ? refusal
            : TypedResults.Json(new SessionAnswer(token.ConversationId), WebChatJson.Default.SessionAnswer);
    }

    public static (string Token, int Seconds) Token(WebChatSession session, string userId, WebChatOptions options) =>
        (session.Signer.Sign(TokenPurpose.Conversation, userId, options.TokenLifetime), (int)options.TokenLifetime.TotalSeconds);

    public static IResult Grant(WebChatSession session, string userId, WebChatOptions options)
    {
        var (token, seconds) = Token(session, userId, options);
        var credential = session.Signer.Sign(TokenPurpose.Credential, userId, options.CredentialLifetime);
        return TypedResults.Json(
            new TokenAnswer(WebToken.ConversationOf(userId), token, seconds, userId, credential), WebChatJson.Default.TokenAnswer);
    }

    /// <summary>Direct Line's clients send nothing, or fields that only its own service knows: both are a newcomer.</summary>
    private static async Task<TokenRequest?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, WebChatJson.Default.TokenRequest, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
