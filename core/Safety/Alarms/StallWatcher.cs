using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Safety.Alarms;

/// <summary>
/// Looks for running alarms that should have moved and did not, whatever stopped their loop, and moves them. It shares nothing with the
/// loop but the step itself: its own timer, its own connection. With the period and the grace an alarm stands for 20 s at most.
/// </summary>
internal sealed partial class StallWatcher(CompanionDatabase database, AlarmMover mover, AlarmSends sends, TimeProvider clock, ILogger<StallWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_lookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
                await sends.SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken) && !stoppingToken.IsCancellationRequested)
            {
                LogOutage(logger, exception.GetType().Name);
            }
        }
    }

    /// <returns>How many stood.</returns>
    internal async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var standing = new List<(Guid TenantId, Guid AlarmId)>();
        var command = database.Worker.CreateCommand("select tenant_id, id from companion.alarms where next_due < $1 order by next_due limit 100");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(clock.GetUtcNow() - s_grace));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    standing.Add((reader.GetGuid(0), reader.GetGuid(1)));
                }
            }
        }

        foreach (var (tenantId, alarmId) in standing)
        {
            LogStall(logger, alarmId);
            await mover.MoveDueAsync(tenantId, alarmId, stalled: true, cancellationToken).ConfigureAwait(false);
        }

        return standing.Count;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "alarm {AlarmId} had not moved when it should have; the watcher moves it")]
    private static partial void LogStall(ILogger logger, Guid alarmId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the alarms' watcher waits: the database does not answer ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
