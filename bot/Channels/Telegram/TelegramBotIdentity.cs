using System.Globalization;

namespace Companion.Bot.Channels.Telegram;

/// <summary>Whose bot it is, and what it is called.</summary>
/// <param name="AccountId">All zeros until the database was asked.</param>
/// <param name="BotId">The number before the token's colon: the bot's own user id.</param>
/// <param name="Username">Without @; null until Telegram was asked.</param>
internal sealed record TelegramBotIdentity(Guid TenantId, Guid AccountId, long BotId, string? Username)
{
    public bool IsKnown => AccountId != Guid.Empty;

    public static TelegramBotIdentity FromToken(Guid tenantId, string token) =>
        new(tenantId, Guid.Empty, long.Parse(token.AsSpan(0, token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture), null);
}
