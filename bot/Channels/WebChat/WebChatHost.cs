using Companion.Bot.Channels.WebChat.Activities;
using Companion.Bot.Channels.WebChat.Tokens;
using Companion.Conversations;
using Microsoft.Extensions.Options;

namespace Companion.Bot.Channels.WebChat;

/// <summary>What every call needs: the account, the keys' signer and the renderer.</summary>
internal sealed record WebChatSession(WebChatIdentity Identity, TokenSigner Signer, ActivityRenderer Renderer)
{
    public ChatAddress Chat(WebToken token) => Identity.Chat(token.UserId);
}

/// <summary>Makes the session at the first call, when the database is up.</summary>
internal sealed class WebChatHost(IWebChatIdentities identities, IOptions<WebChatOptions> options, TimeProvider clock)
{
    private WebChatSession? _session;

    public async ValueTask<WebChatSession> SessionAsync(CancellationToken cancellationToken)
    {
        if (_session is { } session)
        {
            return session;
        }

        // Two first calls may both come here: they make the same.
        var identity = await identities.CurrentAsync(cancellationToken);
        var signer = new TokenSigner(identity.TenantId, identity.Cipher, clock);
        return _session = new(identity, signer, new(signer, options.Value.FileAddressLifetime));
    }
}
