using Companion.Bot.Channels.Telegram.Api;
using Companion.Bot.Channels.Telegram.Sending;

namespace Companion.Bot.Channels.Telegram;

/// <summary>One bot: how to reach Telegram as it, and the gate that all its sending shares.</summary>
internal sealed class TelegramBot(TelegramOptions options, TelegramBotIdentity identity, TelegramClient client, IFloodGate gate)
{
    private volatile TelegramBotIdentity _identity = identity;

    public TelegramOptions Options { get; } = options;

    public TelegramClient Client { get; } = client;

    public IFloodGate Gate { get; } = gate;

    public TelegramBotIdentity Identity => _identity;

    /// <summary>The database told the account.</summary>
    public void BelongsTo(Guid accountId) => _identity = _identity with { AccountId = accountId };

    /// <summary>Telegram told the bot's name, by which groups speak to it.</summary>
    public void IsCalled(string? username) => _identity = _identity with { Username = username };
}

/// <summary>The bots of this host, by account.</summary>
internal sealed class TelegramBots(IReadOnlyList<TelegramBot> bots)
{
    public IReadOnlyList<TelegramBot> All { get; } = bots;

    public TelegramBot? Find(Guid accountId)
    {
        foreach (var bot in All)
        {
            if (bot.Identity.AccountId == accountId)
            {
                return bot;
            }
        }

        return null;
    }
}
