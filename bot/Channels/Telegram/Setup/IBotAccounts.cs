namespace Companion.Bot.Channels.Telegram.Setup;

/// <summary>Which account of which tenant a bot speaks for.</summary>
internal interface IBotAccounts
{
    /// <summary>The account's id, made when the bot is new.</summary>
    Task<Guid> EnsureAsync(Guid tenantId, long botId, CancellationToken cancellationToken);
}
