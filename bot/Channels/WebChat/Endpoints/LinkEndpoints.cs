using System.Text.Json;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Bot.Channels.WebChat.Pairing;
using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Conversations;
using Companion.Dialogs;
using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat.Endpoints;

internal static class LinkEndpoints
{
    /// <summary>Exchanges a one-time link or code for a device of the same person, who goes on where they were.</summary>
    public static async Task<IResult> ExchangeAsync(
        HttpContext http, WebChatHost host, LinkStore links, IConversations conversations, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var session = await host.SessionAsync(cancellationToken);
        var userId = TokenSigner.NewUserId();
        if (await ReadAsync(http.Request, cancellationToken) is not { } asked
            || !await links.UseAsync(session.Identity, asked.Token, asked.Code, userId, cancellationToken))
        {
            return Refusals.LinkUnknown;
        }

        // In place of the greeting: they are not here for the first time.
        await conversations.AcceptAsync(
            new() { Chat = session.Identity.Chat(userId), ExternalId = ActivityReader.Arrival(userId), Content = new ButtonInput("i:resume") },
            cancellationToken);
        return TokenEndpoints.Grant(session, userId, options.Value);
    }

    private static async Task<LinkRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, WebChatJson.Default.LinkRequest, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
