using System.Text.Json;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Bot.Channels.WebChat.Streaming;
using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Conversations;
using Companion.Dialogs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat.Endpoints;

internal static class ConversationEndpoints
{
    private const int MaxActivityBytes = 1024 * 1024;

    /// <summary>Opens the conversation; who is here for the first time is greeted.</summary>
    public static async Task<IResult> StartAsync(
        HttpContext http, WebChatHost host, IConversations conversations, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), null, out var token) is { } refusal)
        {
            return refusal;
        }

        var body = await ReadJsonAsync(http.Request, cancellationToken);
        var outcome = await conversations.AcceptAsync(
            new()
            {
                Chat = session.Chat(token),
                ExternalId = ActivityReader.Arrival(token.UserId),
                Content = new CommandInput("start"),
                LanguageTag = (body is { } json ? JsonText.Find(json, "locale", 35) : null) ?? http.Request.Headers.AcceptLanguage.ToString().Split(',')[0],
            },
            cancellationToken);
        return outcome == InboundOutcome.Refused
            ? Refusals.NotInvited
            : Opened(http, session, token, null, options.Value, outcome == InboundOutcome.Done ? 201 : 200);
    }

    public static async Task<IResult> ReconnectAsync(
        string id, string? watermark, HttpContext http, WebChatHost host, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        return Caller.Refuse(session, Caller.Bearer(http.Request), id, out var token) is { } refusal
            ? refusal
            : Opened(http, session, token, watermark, options.Value, 200);
    }

    public static async Task<IResult> ReadAsync(
        string id, string? watermark, HttpContext http, WebChatHost host, ActivityFeed feed, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), id, out var token) is { } refusal)
        {
            return refusal;
        }

        var (set, _) = await feed.ReadAsync(session.Chat(token), ActivityFeed.Watermark(watermark), session.Renderer, cancellationToken);
        return TypedResults.Json(set, WebChatJson.Default.ActivitySet);
    }

    public static async Task<IResult> PostAsync(
        string id, HttpContext http, WebChatHost host, IConversations conversations, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, Caller.Bearer(http.Request), id, out var token) is { } refusal)
        {
            return refusal;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxActivityBytes;
        }

        return await ReadJsonAsync(http.Request, cancellationToken) is { ValueKind: JsonValueKind.Object } activity
            ? await AcceptAsync(ActivityReader.Read(activity, session.Chat(token)), token, conversations, cancellationToken)
            : Refusals.BadActivity;
    }

    /// <summary>Only when the turn is committed does the client get the id that ends its resending.</summary>
    public static async Task<IResult> AcceptAsync(
        PostedActivity posted, WebToken token, IConversations conversations, CancellationToken cancellationToken)
    {
        var outcome = posted.Inbound is null ? InboundOutcome.Done : await conversations.AcceptAsync(posted.Inbound, cancellationToken);
        return outcome == InboundOutcome.Refused
            ? Refusals.NotInvited
            : TypedResults.Json(new ResourceAnswer(token.ConversationId + "|" + posted.ExternalId), WebChatJson.Default.ResourceAnswer);
    }

    public static async Task<IResult> StreamAsync(
        string id,
        string? t,
        string? watermark,
        HttpContext http,
        WebChatHost host,
        ActivityStream stream,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        if (Caller.Refuse(session, t ?? Caller.Bearer(http.Request), id, out var token) is { } refusal)
        {
            return refusal;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Refusals.BadActivity;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, session.Chat(token), ActivityFeed.Watermark(watermark), session.Renderer, ending.Token);
        return Results.Empty;
    }

    private static JsonHttpResult<ConversationAnswer> Opened(HttpContext http, WebChatSession session, WebToken token, string? watermark, WebChatOptions options, int status)
    {
        var request = http.Request;
        var (fresh, seconds) = TokenEndpoints.Token(session, token.UserId, options);
        var scheme = request.IsHttps || options.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true ? "wss" : "ws";
        var path = request.Path.Value!; // Never null behind routing.
        var prefix = path[..path.IndexOf("/conversations", StringComparison.Ordinal)];
        var streamUrl = $"{scheme}://{request.Host}{request.PathBase}{prefix}/conversations/{token.ConversationId}/stream"
            + $"?watermark={ActivityFeed.Watermark(watermark)}&t={fresh}";
        return TypedResults.Json(
            new ConversationAnswer(token.ConversationId, fresh, seconds, streamUrl), WebChatJson.Default.ConversationAnswer, statusCode: status);
    }

    private static async Task<JsonElement?> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
