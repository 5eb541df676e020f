using Companion.Conversations;
using Companion.Storage;

namespace Companion.Bot.Channels.WebChat;

/// <summary>The web chat account that this host serves, with the keys of its tenant.</summary>
internal sealed record WebChatIdentity(Guid TenantId, Guid AccountId, ITenantCipher Cipher)
{
    public ChatAddress Chat(string userId) => new(TenantId, AccountId, userId);
}

/// <summary>Finds the account once the database is up, and makes it at the first start.</summary>
internal interface IWebChatIdentities
{
    ValueTask<WebChatIdentity> CurrentAsync(CancellationToken cancellationToken);
}
