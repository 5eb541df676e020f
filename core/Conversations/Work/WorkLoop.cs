using System.Text;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Claims slow work by row locks, runs it outside any transaction and brings its result back as an inbound. A claim that is not finished
/// in two minutes may be claimed again; the result's dedupe key makes sure that only one counts.
/// </summary>
internal sealed partial class WorkLoop(
    CompanionDatabase database,
    IInternalInbounds inbounds,
    IEnumerable<IWorkExecutor> executors,
    WorkSignal signal,
    TimeProvider clock,
    ILogger<WorkLoop> logger) : BackgroundService
{
    private const int SideBySide = 4;
    private const int MostAttempts = 5;
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, IWorkExecutor> _executors = executors.ToDictionary(executor => executor.Kind, StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => RunAsync(stoppingToken)));

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await ClaimAsync(cancellationToken).ConfigureAwait(false) is { } item)
                {
                    signal.Raise();
                    await DoAsync(item, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await signal.WaitAsync(LookEvery, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is ConversationsUnavailableException || CarefulTurn.IsOutage(exception, cancellationToken))
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    LogOutage(logger, exception.GetType().Name);
                }

                await Task.Delay(LookEvery, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DoAsync(WorkItem item, CancellationToken cancellationToken)
    {
        WorkResult result;
        try
        {
            result = _executors.TryGetValue(item.Kind, out var executor)
                ? await executor.RunAsync(item, cancellationToken).ConfigureAwait(false)
                : throw new InvalidOperationException($"nothing does work of kind {item.Kind}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, item.Kind, item.Id, item.Attempt, exception.GetType().Name);
            if (item.Attempt < MostAttempts)
            {
                await PutOffAsync(item, cancellationToken).ConfigureAwait(false);
                return;
            }

            result = WorkResult.Failed();
        }

        await inbounds.AcceptAsync(
            item.TenantId,
            item.ConversationId,
            $"{TurnTransaction.WorkPrefix}{item.Id}",
            new WorkDoneInput(item.Kind, result.Succeeded, result.ResultJson),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkItem?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var command = database.Worker.CreateCommand(
            """
            update companion.work_items w set attempts = w.attempts + 1, epoch = w.epoch + 1, due_at = $1 + $2
            where (w.tenant_id, w.id) = (
              select tenant_id, id from companion.work_items where due_at <= $1 order by due_at for update skip locked limit 1)
            returning w.tenant_id, w.id, w.conversation_id, w.person_id, w.kind, w.attempts, w.box
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = ClaimFor });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                var tenantId = reader.GetGuid(0);
                var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
                var payload = Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(6), TurnStatements.WorkPurpose));
                return new WorkItem(tenantId, reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4), payload, reader.GetInt32(5));
            }
        }
    }

    private async Task PutOffAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("update companion.work_items set due_at = $3 where tenant_id = $1 and id = $2");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = item.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = item.Id });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() + TimeSpan.FromSeconds(1 << item.Attempt) });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "work {Kind} {WorkId} failed at attempt {Attempt} ({Error})")]
    private static partial void LogFailed(ILogger logger, string kind, Guid workId, int attempt, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "work waits: the database does not answer ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
