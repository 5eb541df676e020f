using Companion.Conversations;
using Companion.Storage;

namespace Companion.Bot.Channels.WebChat;

/// <summary>The page of the default tenant.</summary>
internal sealed class WebChatIdentities(ChannelAccounts accounts, CompanionDatabase database) : IWebChatIdentities
{
    public async ValueTask<WebChatIdentity> CurrentAsync(CancellationToken cancellationToken)
    {
        var account = await accounts.EnsureAsync(DefaultTenant.Id, ChannelKind.WebChat, "web", cancellationToken);
        return new WebChatIdentity(account.TenantId, account.Id, await database.Ciphers.ForAsync(account.TenantId, cancellationToken));
    }
}
