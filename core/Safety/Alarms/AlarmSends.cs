using System.Threading.Channels;
using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Safety.Ways;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Safety.Alarms;

/// <summary>What became of one attempt to send; <paramref name="Error"/> null: it went out.</summary>
internal sealed record SendReport(Guid TenantId, string? Error, string? ProviderId = null)
{
    public long? OutboxId { get; init; }

    public (Guid AlarmId, int Number)? Send { get; init; }
}

/// <summary>Writes down what became of an alarm's messages and moves the alarm by it, in one transaction.</summary>
internal sealed partial class AlarmSends(
    CompanionDatabase database, AlarmMoves moves, AlarmSignal signal, TimeProvider clock, ILogger<AlarmSends> logger)
    : BackgroundService, ISendWatch, IWayReports
{
    private static readonly TimeSpan s_reportLate = TimeSpan.FromSeconds(10);

    private readonly Channel<SendReport> _reports = Channel.CreateUnbounded<SendReport>();

    public void Report(Guid tenantId, long outboxId, SendResult result)
    {
        var error = result switch
        {
            SendResult.Sent => null,
            SendResult.Blocked => "blocked",
            SendResult.Flooded => "flooded",
            SendResult.Unavailable => "unavailable",
            SendResult.Moved => "moved",
            _ => "refused",
        };
        _reports.Writer.TryWrite(new SendReport(tenantId, error) { OutboxId = outboxId });
    }

    public async Task ReportAsync(Way way, string providerId, bool delivered, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand(
            $"""
            update companion.alarm_sends set state = '{(delivered ? "delivered" : "queued")}', changed_at = $3
            where provider_id = $1 and kind = $2 and state = 'sent' returning tenant_id, alarm_id, number
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(providerId));
            command.Parameters.Add(AlarmStore.Value(way.ToString()));
            command.Parameters.Add(AlarmStore.Value(clock.GetUtcNow()));
            SendReport? failed = null;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !delivered)
                {
                    failed = new SendReport(reader.GetGuid(0), "undelivered") { Send = (reader.GetGuid(1), reader.GetInt32(2)) };
                }
            }

            if (failed is not null)
            {
                await TakeAsync(failed, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var report in _reports.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await TakeAsync(report, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The ladder goes on by its waits; what was sent is found out by the sweep.
                LogLost(logger, exception.GetType().Name);
            }
        }
    }

    /// <summary>
    /// Finds messages that went out while their report died with its process: the outbox has forgotten them, so they were sent. Called by
    /// the watcher.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var sent = new List<SendReport>();
        var command = database.Worker.CreateCommand(
            """
            select s.tenant_id, s.outbox_id from companion.alarm_sends s
            where s.state = 'queued' and s.outbox_id is not null and s.changed_at < $1
              and not exists (select from companion.outbox o where o.tenant_id = s.tenant_id and o.id = s.outbox_id)
            order by s.changed_at limit 100
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(clock.GetUtcNow() - s_reportLate));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    sent.Add(new SendReport(reader.GetGuid(0), null) { OutboxId = reader.GetInt64(1) });
                }
            }
        }

        foreach (var report in sent)
        {
            await TakeAsync(report, cancellationToken).ConfigureAwait(false);
        }

        return sent.Count;
    }

    public async Task TakeAsync(SendReport report, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(report.TenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await TenantTransaction.BeginAsync(database.App, report.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var scope = new AlarmScope(transaction.Connection, report.TenantId, cipher, CarefulTurn.Now(clock));
            if (await FindAsync(scope, report, cancellationToken).ConfigureAwait(false) is not { } send
                || await AlarmStore.LockAsync(scope, send.AlarmId, skipLocked: false, cancellationToken).ConfigureAwait(false) is not { } alarm)
            {
                return;
            }

            await MarkAsync(scope, send.AlarmId, send.Number, report, cancellationToken).ConfigureAwait(false);
            if (send.IsPage)
            {
                AlarmInput input = report.Error is null ? new AlarmInput.SendDone(send.Contact, send.Way) : new AlarmInput.SendFailed(send.Contact, send.Way);
                await moves.MoveAsync(scope, alarm, input, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            signal.Committed();
        }
    }

    private sealed record Found(Guid AlarmId, int Number, int Contact, int Way, bool IsPage);

    /// <summary>Null: no alarm's message, or known already.</summary>
    private static async Task<Found?> FindAsync(AlarmScope scope, SendReport report, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            $"""
            select alarm_id, number, contact, way, page from companion.alarm_sends
            where tenant_id = companion.tenant() and {(report.OutboxId is null ? "alarm_id = $1 and number = $2" : "outbox_id = $1")}
              and state in ('queued', 'sending'{(report.Error is null ? ", 'failed'" : "")})
            """,
            scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            if (report.OutboxId is { } outboxId)
            {
                command.Parameters.Add(AlarmStore.Value(outboxId));
            }
            else if (report.Send is { } named)
            {
                command.Parameters.Add(AlarmStore.Value(named.AlarmId));
                command.Parameters.Add(AlarmStore.Value(named.Number));
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new Found(reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetBoolean(4))
                    : null;
            }
        }
    }

    private static async Task MarkAsync(AlarmScope scope, Guid alarmId, int number, SendReport report, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            update companion.alarm_sends set state = $3, error = $4, provider_id = coalesce($5, provider_id), changed_at = $6, due_at = null
            where tenant_id = companion.tenant() and alarm_id = $1 and number = $2
            """,
            scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(alarmId));
            command.Parameters.Add(AlarmStore.Value(number));
            command.Parameters.Add(AlarmStore.Value(report.Error is null ? "sent" : "failed"));
            command.Parameters.Add(AlarmStore.Nullable(report.Error, NpgsqlDbType.Text));
            command.Parameters.Add(AlarmStore.Nullable(report.ProviderId, NpgsqlDbType.Text));
            command.Parameters.Add(AlarmStore.Value(scope.Now));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "what became of an alarm's message could not be written down ({Error})")]
    private static partial void LogLost(ILogger logger, string error);
}
