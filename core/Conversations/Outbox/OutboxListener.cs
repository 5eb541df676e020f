using Companion.Storage;
using Companion.Conversations.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Outbox;

/// <summary>Hears from other nodes that they committed messages which this node sends, or something to tell at once.</summary>
internal sealed partial class OutboxListener(
    CompanionDatabase database, OutboxDispatcher outbox, TimerSignal timers, TimeProvider clock, ILogger<OutboxListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var connection = await database.Worker.OpenConnectionAsync(stoppingToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    connection.Notification += (_, told) =>
                    {
                        if (told.Channel == TimerSignal.Channel)
                        {
                            timers.Raise();
                        }
                        else if (Guid.TryParse(told.Payload, out var accountId))
                        {
                            outbox.Look(accountId);
                        }
                    };
                    var listen = connection.CreateCommand();
                    await using (listen.ConfigureAwait(false))
                    {
                        listen.CommandText = $"listen {OutboxDispatcher.Channel}; listen {TimerSignal.Channel}";
                        await listen.ExecuteNonQueryAsync(stoppingToken).ConfigureAwait(false);
                    }

                    outbox.LookAll();
                    timers.Raise();
                    while (true)
                    {
                        await connection.WaitAsync(stoppingToken).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken))
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogOutage(logger, exception.GetType().Name);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "not listening to other nodes for now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
