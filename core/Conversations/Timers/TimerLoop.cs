using Companion.Storage;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Turns due timers into inbounds, on one node at a time. That lease only saves work: what makes a timer fire once is its dedupe key and
/// that its turn removes its row.
/// </summary>
internal sealed partial class TimerLoop(
    CompanionDatabase database, IInternalInbounds inbounds, ILeases leases, TimerSignal signal, TellMetrics metrics, TimeProvider clock, ILogger<TimerLoop> logger) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private sealed record Due(Guid TenantId, Guid ConversationId, string Name, DateTimeOffset At, byte[]? Box);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("timers", RunAsync, stoppingToken);

    private async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loops = new[] { RunOrdinaryAsync(lease, either.Token), RunUrgentAsync(lease, either.Token) };

        // Neither goes on without the other: the lease is held again with both.
        var ended = await Task.WhenAny(loops).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.ConfigureAwait(false);
    }

    private async Task RunOrdinaryAsync(Lease lease, CancellationToken cancellationToken)
    {
        while (lease.IsHeld)
        {
            if (await FireSomeAsync(urgent: false, cancellationToken).ConfigureAwait(false) < MostAtOnce)
            {
                await Task.Delay(LookEvery, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What cannot wait is looked at apart, as soon as it is committed: a morning's ten thousand reminders are not in its way.</summary>
    private async Task RunUrgentAsync(Lease lease, CancellationToken cancellationToken)
    {
        while (lease.IsHeld)
        {
            if (await FireSomeAsync(urgent: true, cancellationToken).ConfigureAwait(false) < MostAtOnce)
            {
                await signal.WaitAsync(LookEvery, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<int> FireSomeAsync(bool urgent, CancellationToken cancellationToken)
    {
        var due = await ReadDueAsync(urgent, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(due.Select(timer => FireAsync(timer, urgent, cancellationToken))).ConfigureAwait(false);
        return due.Count;
    }

    private async Task FireAsync(Due timer, bool urgent, CancellationToken cancellationToken)
    {
        try
        {
            Input content = new WakeInput();
            if (timer.Box is { } box)
            {
                var cipher = await database.Ciphers.ForAsync(timer.TenantId, cancellationToken).ConfigureAwait(false);
                content = JsonSerializer.Deserialize(cipher.Open(box, TurnStatements.TimerPurpose), TurnJson.Default.Input)!;
            }

            var externalId = FiredTimer.ExternalId(timer.ConversationId, timer.Name, timer.At);
            var outcome = await inbounds.AcceptAsync(timer.TenantId, timer.ConversationId, externalId, content, cancellationToken).ConfigureAwait(false);
            if (outcome != InboundOutcome.Done)
            {
                // Taken before, or its conversation is gone: a row that stays would fire for ever.
                await DropAsync(timer, cancellationToken).ConfigureAwait(false);
            }
            else if (timer.Name.StartsWith(TellRows.NamePrefix, StringComparison.Ordinal))
            {
                metrics.Told(clock.GetUtcNow() - timer.At, urgent);
            }
        }
        catch (ConversationsUnavailableException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogLater(logger, timer.ConversationId);
            }
        }
    }

    private async Task<List<Due>> ReadDueAsync(bool urgent, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        var command = database.Worker.CreateCommand(
            $"""
            select tenant_id, conversation_id, name, due_at, box from companion.timers
            where due_at <= $1 and {(urgent ? "urgent" : "not urgent")} order by due_at limit $2
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostAtOnce });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    due.Add(new Due(
                        reader.GetGuid(0),
                        reader.GetGuid(1),
                        reader.GetString(2),
                        reader.GetFieldValue<DateTimeOffset>(3),
                        reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4)));
                }
            }
        }

        return due;
    }

    private async Task DropAsync(Due timer, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand(
            "delete from companion.timers where tenant_id = $1 and conversation_id = $2 and name = $3 and due_at = $4");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = timer.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = timer.ConversationId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = timer.Name });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = timer.At });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a timer of conversation {ConversationId} fires later: the database does not take turns now")]
    private static partial void LogLater(ILogger logger, Guid conversationId);
}
