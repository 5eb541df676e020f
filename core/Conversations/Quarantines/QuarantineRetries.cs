using System.Globalization;
using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Takes again what staff let out of the quarantine. Every node looks; the dedupe key, made of the row and the attempt, lets one turn
/// happen, and a node that dies in between only leaves the row to be looked at again.
/// </summary>
internal sealed partial class QuarantineRetries(
    CompanionDatabase database, IConversations conversations, IInternalInbounds inbounds, TimeProvider clock, ILogger<QuarantineRetries> logger) : BackgroundService
{
    public const string Prefix = "retry:";
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(1);

    private sealed record Row(Guid TenantId, Guid Id, Guid? TargetId, int Attempts, byte[] Box);

    /// <summary>Which row a retried inbound belongs to; null: it is none.</summary>
    public static Guid? RowOf(Inbound inbound) =>
        inbound.ExternalId.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(inbound.ExternalId.AsSpan(Prefix.Length, 32), "N", out var id) ? id : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var row in await ReadAsync(stoppingToken).ConfigureAwait(false))
                {
                    await RetryAsync(row, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is ConversationsUnavailableException || CarefulTurn.IsOutage(exception, stoppingToken))
            {
                LogLater(logger, exception.GetType().Name);
            }

            await Task.Delay(s_lookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RetryAsync(Row row, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(row.TenantId, cancellationToken).ConfigureAwait(false);
        var inbound = QuarantineDesk.Open(cipher, row.Box);
        var externalId = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{row.Id:N}:{row.Attempts}");
        var outcome = row.TargetId is { } conversationId
            ? await inbounds.AcceptAsync(row.TenantId, conversationId, externalId, inbound.Content, cancellationToken).ConfigureAwait(false)
            : await conversations.AcceptAsync(inbound with { ExternalId = externalId }, cancellationToken).ConfigureAwait(false);
        if (outcome != InboundOutcome.Quarantined)
        {
            await EndAsync(row, outcome == InboundOutcome.Refused ? QuarantineState.FailedAgain : QuarantineState.Done, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<Row>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        var command = database.Worker.CreateCommand(
            "select tenant_id, id, target_id, attempts, box from companion.quarantine where status = 'retrying' order by id limit 20");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(new(
                        reader.GetGuid(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4)));
                }
            }
        }

        return rows;
    }

    /// <summary>Only as it was read: who was let out again meanwhile stays so.</summary>
    private async Task EndAsync(Row row, QuarantineState state, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand(
            "update companion.quarantine set status = $4, changed_at = $5 where tenant_id = $1 and id = $2 and attempts = $3 and status = 'retrying'");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = row.TenantId });
            command.Parameters.Add(new() { Value = row.Id });
            command.Parameters.Add(new() { Value = row.Attempts });
            command.Parameters.Add(new() { Value = QuarantineDesk.Code(state) });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the quarantine is looked at again later ({Error})")]
    private static partial void LogLater(ILogger logger, string error);
}
