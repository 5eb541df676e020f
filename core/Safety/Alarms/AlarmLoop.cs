using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>
/// Moves alarms whose time has come. Apart from the loop of the conversations' timers, so that no morning's reminders stand before it.
/// Every node runs it: a row lock lets one of them move an alarm, and the step that finds nothing due does nothing.
/// </summary>
internal sealed partial class AlarmLoop(CompanionDatabase database, AlarmMover mover, AlarmSignal signal, TimeProvider clock, ILogger<AlarmLoop> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = s_lookEvery;
            try
            {
                if (await NextAsync(stoppingToken).ConfigureAwait(false) is { } next && next < wait)
                {
                    wait = next;
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken))
            {
                LogOutage(logger, exception.GetType().Name);
                wait = TimeSpan.FromMilliseconds(200);
            }

            if (wait > TimeSpan.Zero)
            {
                await signal.WaitAsync(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Moves everything that is due.</summary>
    /// <returns>The time until the next; null: nothing waits.</returns>
    private async Task<TimeSpan?> NextAsync(CancellationToken cancellationToken)
    {
        TimeSpan? next = null;
        foreach (var (tenantId, alarmId, due) in await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var wait = due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            if (!await mover.MoveDueAsync(tenantId, alarmId, stalled: false, cancellationToken).ConfigureAwait(false))
            {
                // Another node has it, or it cannot be moved now: looked at again soon.
                next = TimeSpan.FromMilliseconds(100);
            }
            else
            {
                next ??= TimeSpan.Zero;
            }
        }

        return next;
    }

    private async Task<List<(Guid TenantId, Guid AlarmId, DateTimeOffset Due)>> ReadAsync(CancellationToken cancellationToken)
    {
        var due = new List<(Guid, Guid, DateTimeOffset)>();
        var command = database.Worker.CreateCommand(
            "select tenant_id, id, next_due from companion.alarms where next_due is not null order by next_due limit 100");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    due.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2)));
                }
            }
        }

        return due;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "alarms wait: the database does not answer ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
