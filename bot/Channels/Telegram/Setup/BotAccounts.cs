using System.Globalization;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Setup;

/// <summary>Bots as accounts of their tenants.</summary>
internal sealed class BotAccounts(ChannelAccounts accounts) : IBotAccounts
{
    public async Task<Guid> EnsureAsync(Guid tenantId, long botId, CancellationToken cancellationToken) =>
        (await accounts.EnsureAsync(tenantId, ChannelKind.Telegram, botId.ToString(CultureInfo.InvariantCulture), cancellationToken)).Id;
}
