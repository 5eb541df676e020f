using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Companion.Storage;

/// <summary>A transaction that sees one tenant's rows. Disposed without <see cref="CommitAsync"/>, it leaves nothing.</summary>
public sealed class TenantTransaction : IAsyncDisposable
{
    private CompanionDbContext? _db;

    private TenantTransaction(Guid tenantId, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        TenantId = tenantId;
        Connection = connection;
        Transaction = transaction;
    }

    public Guid TenantId { get; }

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    /// <summary>The entities, on this connection and in this transaction.</summary>
    public CompanionDbContext Db
    {
        get
        {
            if (_db is null)
            {
                _db = new(new DbContextOptionsBuilder<CompanionDbContext>().UseNpgsql(Connection).Options);
                _db.Database.UseTransaction(Transaction);
            }

            return _db;
        }
    }

    /// <summary>
    /// Sets the tenant of the current transaction only: the next one on the same connection begins without. For callers that batch their
    /// own statements; put it first.
    /// </summary>
    public static NpgsqlBatchCommand SetTenant(Guid tenantId) => new("select set_config('companion.tenant', $1, true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = tenantId.ToString() } },
    };

    public static async Task<TenantTransaction> BeginAsync(NpgsqlDataSource source, Guid tenantId, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { SetTenant(tenantId) } };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return new(tenantId, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A statement in this transaction; add its parameters in order ($1, $2 …).</summary>
    public NpgsqlCommand Command(string sql) => new(sql, Connection, Transaction);

    /// <summary>Saves the entities' changes, if any, and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_db is not null)
        {
            await _db.SaveChangesAsync(cancellationToken);
        }

        await Transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
        {
            await _db.DisposeAsync();
        }

        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
