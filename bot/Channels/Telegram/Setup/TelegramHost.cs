using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;

namespace Companion.Bot.Channels.Telegram.Setup;

/// <summary>Connects the bots in the background, so that a silent Telegram keeps no other channel from starting, and polls where asked to.</summary>
internal sealed class TelegramHost(
    TelegramBots bots, BotSetup setup, IBotAccounts accounts, ILeases leases, IServiceProvider services, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(bots.All.Select(bot => RunAsync(bot, stoppingToken)));

    private async Task RunAsync(TelegramBot bot, CancellationToken cancellationToken)
    {
        bot.BelongsTo(await accounts.EnsureAsync(bot.Identity.TenantId, bot.Identity.BotId, cancellationToken));
        var pause = FirstPause;
        while (!await setup.ConnectAsync(bot, cancellationToken))
        {
            await Task.Delay(pause, clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        var introduction = setup.IntroduceAsync(bot, cancellationToken);
        if (bot.Options.Mode == TelegramMode.Polling)
        {
            var poller = ActivatorUtilities.CreateInstance<Poller>(services, bot);
            await leases.HoldAsync(Poller.LeaseName(bot), poller.RunAsync, cancellationToken);
        }

        await introduction;
    }
}
