using Companion.Storage;
using Npgsql;

namespace Companion.Audit;

/// <summary>What the verification of a chain came to.</summary>
/// <param name="Finding">What is wrong, in one sentence; null: it is intact.</param>
public sealed record ChainReport(AuditKind Kind, long Entries, long From, long To, int Anchors, string? Finding)
{
    public bool IsIntact => Finding is null;
}

/// <summary>
/// Walks the chains from their first entry to their head and compares them with the anchors, of the database and of the file. Finds an
/// entry that was edited, removed, put elsewhere or added, a tail that was cut off, and a chain that was written anew as a whole.
/// </summary>
public sealed class AuditVerifier(CompanionDatabase database, TimeProvider clock)
{
    private sealed record Head(long Seq, byte[] Hash, long CutSeq, DateTimeOffset? CutAt, byte[] CutHash);

    /// <summary>All chains of a tenant.</summary>
    public async Task<IReadOnlyList<ChainReport>> VerifyAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var reports = new List<ChainReport>();
        foreach (var kind in Enum.GetValues<AuditKind>())
        {
            reports.Add(await VerifyAsync(tenantId, kind, cancellationToken).ConfigureAwait(false));
        }

        return reports;
    }

    private async Task<ChainReport> VerifyAsync(Guid tenantId, AuditKind kind, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        // Read before the chain: what is anchored meanwhile is not missed.
        var kept = new AnchorFile(database.DataDirectory).Read().Where(a => a.TenantId == tenantId && a.Kind == kind).ToList();
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var stored = await AnchorsAsync(transaction, kind, cancellationToken).ConfigureAwait(false);
            var head = await HeadAsync(transaction, kind, cancellationToken).ConfigureAwait(false);
            var anchors = new AnchorBook([.. stored, .. kept], cipher);
            var walk = new ChainWalk(kind, head?.CutSeq ?? 0, head?.CutHash ?? AuditHash.Zero, anchors);
            anchors.Expect(head?.Seq ?? 0, head?.Hash ?? AuditHash.Zero);
            await WalkAsync(transaction, kind, walk, cancellationToken).ConfigureAwait(false);
            // The chain grows while it is walked: it ends at or behind the head that was read before, and not behind the one read after.
            var after = await HeadAsync(transaction, kind, cancellationToken).ConfigureAwait(false);
            var finding = anchors.Forged ?? walk.Finding
                ?? (walk.Last < (head?.Seq ?? 0) ? $"the chain ends at {walk.Last}, its head is {head?.Seq}"
                    : walk.Last > (after?.Seq ?? 0) ? $"the chain goes on to {walk.Last} behind its head {after?.Seq ?? 0}" : null)
                ?? anchors.Missing(walk.Last)
                ?? anchors.CutTooEarly(head?.CutSeq ?? 0, head?.CutAt, kind, clock.GetUtcNow());
            return new(kind, walk.Count, walk.First, walk.Last, anchors.Count, finding);
        }
    }

    private static async Task WalkAsync(TenantTransaction transaction, AuditKind kind, ChainWalk walk, CancellationToken cancellationToken)
    {
        var command = transaction.Command($"{AuditReader.Columns} where a.tenant_id = companion.tenant() and a.kind = $1 order by a.seq, a.at");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = kind.ToString() });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (walk.Finding is null && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    walk.Take(AuditReader.Read(reader));
                }
            }
        }
    }

    private static async Task<Head?> HeadAsync(TenantTransaction transaction, AuditKind kind, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            "select seq, hash, cut_seq, cut_at, cut_hash from companion.audit_heads where tenant_id = companion.tenant() and kind = $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = kind.ToString() });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new(
                        reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2),
                        reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<byte[]>(4))
                    : null;
            }
        }
    }

    private static async Task<List<AuditAnchor>> AnchorsAsync(TenantTransaction transaction, AuditKind kind, CancellationToken cancellationToken)
    {
        var anchors = new List<AuditAnchor>();
        var command = transaction.Command(
            "select seq, at, hash, signature from companion.audit_anchors where tenant_id = companion.tenant() and kind = $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = kind.ToString() });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    anchors.Add(new(
                        transaction.TenantId, kind, reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1),
                        reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3)));
                }
            }
        }

        return anchors;
    }
}
