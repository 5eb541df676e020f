using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Audit;

/// <summary>
/// Signs the ends of the chains every few seconds while they grow. Every host does: an anchor that two of them made is one row. What is
/// changed within these seconds, head and all, is the window that stays.
/// </summary>
internal sealed partial class AuditAnchoring(CompanionDatabase database, TimeProvider clock, ILogger<AuditAnchoring> logger) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(Guid TenantId, AuditKind Kind), long> _anchored = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AnchorAsync(stoppingToken).ConfigureAwait(false);
                await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or UnauthorizedAccessException or TimeoutException)
            {
                LogFailed(logger, exception.GetType().Name);
                await Task.Delay(s_every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Signs every head that grew since this host looked last.</summary>
    public async Task AnchorAsync(CancellationToken cancellationToken)
    {
        var file = new AnchorFile(database.DataDirectory);
        foreach (var (tenantId, kind, seq, at, hash) in await HeadsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_anchored.GetValueOrDefault((tenantId, kind)) >= seq)
            {
                continue;
            }

            var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
            var anchor = AuditAnchor.Sign(cipher, tenantId, kind, seq, at, hash);
            await file.AppendAsync(anchor, cancellationToken).ConfigureAwait(false);
            await InsertAsync(anchor, cancellationToken).ConfigureAwait(false);
            _anchored[(tenantId, kind)] = seq;
        }
    }

    private async Task InsertAsync(AuditAnchor anchor, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(anchor.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var insert = transaction.Command(
                """
                insert into companion.audit_anchors (tenant_id, kind, seq, at, hash, signature)
                values (companion.tenant(), $1, $2, $3, $4, $5) on conflict do nothing
                """);
            await using (insert.ConfigureAwait(false))
            {
                insert.Parameters.Add(new() { Value = anchor.Kind.ToString() });
                insert.Parameters.Add(new() { Value = anchor.Seq });
                insert.Parameters.Add(new() { Value = anchor.At });
                insert.Parameters.Add(new() { Value = anchor.Hash });
                insert.Parameters.Add(new() { Value = anchor.Signature });
                await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<(Guid TenantId, AuditKind Kind, long Seq, DateTimeOffset At, byte[] Hash)>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new List<(Guid, AuditKind, long, DateTimeOffset, byte[])>();
        var command = database.Worker.CreateCommand("select tenant_id, kind, seq, at, hash from companion.audit_heads where seq > 0");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    heads.Add((
                        reader.GetGuid(0), Enum.Parse<AuditKind>(reader.GetString(1)), reader.GetInt64(2),
                        reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<byte[]>(4)));
                }
            }
        }

        return heads;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the audit is anchored later ({Error})")]
    private static partial void LogFailed(ILogger logger, string error);
}
