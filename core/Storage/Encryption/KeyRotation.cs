using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Storage.Encryption;

/// <summary>Gives tenants a new data key and seals what they have stored under it, while the hosts go on working.</summary>
internal sealed partial class KeyRotation(
    NpgsqlDataSource app, TenantKeyStore keys, TenantCiphers ciphers, TimeProvider time, ILogger logger)
{
    private const int BatchRows = 200;

    private sealed record Row(uint Part, string At, byte[] Box);

    /// <param name="settle">How long other nodes may still seal under the old key: they look for new ones now and then.</param>
    /// <returns>How many boxes were sealed anew.</returns>
    public async Task<long> RotateAsync(
        Guid tenantId, IReadOnlyList<EncryptedColumn> columns, TimeSpan settle, CancellationToken cancellationToken)
    {
        var current = await keys.AddAsync(tenantId, time.GetUtcNow(), cancellationToken);
        await ciphers.ForAsync(tenantId, cancellationToken);
        await ciphers.RefreshAsync(cancellationToken);
        var sealedAnew = await ResealAsync(tenantId, columns, current, cancellationToken);
        await Task.Delay(settle, time, cancellationToken);
        sealedAnew += await ResealAsync(tenantId, columns, current, cancellationToken);
        await keys.RetireBeforeAsync(tenantId, current, time.GetUtcNow(), cancellationToken);
        LogRotated(logger, tenantId, current, sealedAnew);
        return sealedAnew;
    }

    private async Task<long> ResealAsync(
        Guid tenantId, IReadOnlyList<EncryptedColumn> columns, int current, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.ForAsync(tenantId, cancellationToken);
        var total = 0L;
        foreach (var column in columns)
        {
            if (!await ExistsAsync(column, cancellationToken))
            {
                continue;
            }

            long found;
            while ((found = await PassAsync(tenantId, cipher, column, current, cancellationToken)) > 0)
            {
                total += found;
            }
        }

        return total;
    }

    /// <summary>A feature's table may be missing: features bring their tables with their own migrations.</summary>
    private async Task<bool> ExistsAsync(EncryptedColumn column, CancellationToken cancellationToken)
    {
        await using var find = app.CreateCommand("select to_regclass('companion.' || $1) is not null");
        find.Parameters.Add(new() { Value = column.Table });
        return await find.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>
    /// Goes over the column once. A row that a turn holds or changes meanwhile is left for the next pass: the rotation never waits for a
    /// row while it holds others, so it cannot be part of a deadlock.
    /// </summary>
    private async Task<long> PassAsync(
        Guid tenantId, ITenantCipher cipher, EncryptedColumn column, int current, CancellationToken cancellationToken)
    {
        var found = 0L;
        await using var reading = await TenantTransaction.BeginAsync(app, tenantId, cancellationToken);
        await using var select = reading.Command(
            $"select tableoid, ctid::text, {column.Column} from {column.Table} where {column.Column} is not null and substring({column.Column} from 2 for 4) <> $1");
        select.Parameters.Add(new() { Value = BigEndian(current) });
        var batch = new List<Row>(BatchRows);
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found++;
            batch.Add(new(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            if (batch.Count == BatchRows)
            {
                await WriteAsync(tenantId, cipher, column, batch, cancellationToken);
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            await WriteAsync(tenantId, cipher, column, batch, cancellationToken);
        }

        return found;
    }

    private async Task WriteAsync(
        Guid tenantId, ITenantCipher cipher, EncryptedColumn column, List<Row> batch, CancellationToken cancellationToken)
    {
        await using var writing = await TenantTransaction.BeginAsync(app, tenantId, cancellationToken);
        // The old box is compared too: its nonce is random, so an equal one has not been written since it was read.
        await using var update = writing.Command(
            $"""
            with free as (
                select x.tableoid as part, x.ctid as at, v.renewed
                from {column.Table} x
                join unnest($1, $2::tid[], $3, $4) v(part, at, old, renewed)
                  on x.ctid = v.at and x.tableoid = v.part and x.{column.Column} = v.old
                for update of x skip locked)
            update {column.Table} x set {column.Column} = free.renewed from free where x.ctid = free.at and x.tableoid = free.part
            """);
        update.Parameters.Add(new() { Value = batch.Select(row => row.Part).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid });
        update.Parameters.Add(new() { Value = batch.Select(row => row.At).ToArray() });
        update.Parameters.Add(new() { Value = batch.Select(row => row.Box).ToArray() });
        update.Parameters.Add(new() { Value = batch.Select(row => cipher.Seal(cipher.Open(row.Box, column.Purpose), column.Purpose)).ToArray() });
        await update.ExecuteNonQueryAsync(cancellationToken);
        await writing.CommitAsync(cancellationToken);
    }

    private static byte[] BigEndian(int id)
    {
        var bytes = new byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, id);
        return bytes;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {TenantId} seals under key {KeyId}; {Count} boxes were sealed anew")]
    private static partial void LogRotated(ILogger logger, Guid tenantId, int keyId, long count);
}
