using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>Moves an alarm in a transaction of its own, for whatever is no turn: time, results of sending, the answering page, operators.</summary>
/// <remarks>Without a signal (a host without loops) the other hosts are woken by the transaction's NOTIFY alone.</remarks>
internal sealed partial class AlarmMover(CompanionDatabase database, AlarmMoves moves, AlarmSignal? signal, TimeProvider clock, ILogger<AlarmMover> logger)
{
    /// <param name="stalled">It should have moved long ago, and the watcher does it: that is marked.</param>
    /// <returns>False when it could not be moved now: another node is at it, or it failed (logged).</returns>
    public async Task<bool> MoveDueAsync(Guid tenantId, Guid alarmId, bool stalled, CancellationToken cancellationToken)
    {
        try
        {
            var met = await WithAsync(tenantId, alarmId, skipLocked: true, async (scope, alarm) =>
            {
                if (stalled && alarm.NextDue <= scope.Now)
                {
                    await MarkStallAsync(scope, alarm.Id, cancellationToken).ConfigureAwait(false);
                }

                return await moves.MoveAsync(scope, alarm, new AlarmInput.Due(), cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
            return met is not null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !CarefulTurn.IsOutage(exception, cancellationToken))
        {
            // One alarm that cannot be moved must not keep the others from moving; the watcher comes back to it.
            LogFailed(logger, alarmId, exception.GetType().Name, exception is PostgresException postgres ? postgres.SqlState : "");
            return false;
        }
    }

    /// <returns>Null when there is no such alarm.</returns>
    public Task<AlarmStep?> MoveAsync(Guid tenantId, Guid alarmId, AlarmInput input, CancellationToken cancellationToken) =>
        WithAsync(tenantId, alarmId, skipLocked: false, (scope, alarm) => moves.MoveAsync(scope, alarm, input, cancellationToken), cancellationToken);

    private async Task<AlarmStep?> WithAsync(
        Guid tenantId, Guid alarmId, bool skipLocked, Func<AlarmScope, Alarm, Task<AlarmStep>> move, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await TenantTransaction.BeginAsync(database.App, tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var scope = new AlarmScope(transaction.Connection, tenantId, cipher, CarefulTurn.Now(clock));
            if (await AlarmStore.LockAsync(scope, alarmId, skipLocked, cancellationToken).ConfigureAwait(false) is not { } alarm)
            {
                return null;
            }

            var step = await move(scope, alarm).ConfigureAwait(false);
            Failpoints.Hit("alarm-before-commit");
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            Failpoints.Hit("alarm-after-commit");
            signal?.Committed();
            return step;
        }
    }

    private static async Task MarkStallAsync(AlarmScope scope, Guid alarmId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "update companion.alarms set stalls = stalls + 1 where tenant_id = companion.tenant() and id = $1", scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(alarmId));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "alarm {AlarmId} cannot be moved: {Error} {SqlState}")]
    private static partial void LogFailed(ILogger logger, Guid alarmId, string error, string sqlState);
}
