using System.Collections.Frozen;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Storage.Encryption;

/// <summary>The table of wrapped keys.</summary>
internal sealed class TenantKeyStore(NpgsqlDataSource worker, MasterKey master, MasterKey? previous)
{
    private const string Data = "data";
    private const string Index = "index";

    private const string Select = "select key_id, purpose, wrapped, retired_at is not null from tenant_keys where tenant_id = $1 order by key_id";

    /// <summary>Null: the tenant has no keys.</summary>
    public KeyRing? Load(Guid tenantId)
    {
        using var command = worker.CreateCommand(Select);
        command.Parameters.Add(new() { Value = tenantId });
        using var reader = command.ExecuteReader();
        var ring = new RingBuilder(tenantId, this);
        while (reader.Read())
        {
            ring.Add(reader);
        }

        return ring.Build();
    }

    /// <summary>Null: the tenant has no keys.</summary>
    public async Task<KeyRing?> LoadAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var command = worker.CreateCommand(Select);
        command.Parameters.Add(new() { Value = tenantId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ring = new RingBuilder(tenantId, this);
        while (await reader.ReadAsync(cancellationToken))
        {
            ring.Add(reader);
        }

        return ring.Build();
    }

    /// <summary>The first keys of a tenant; does nothing when it has some.</summary>
    public async Task EnsureAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await InsertAsync(tenantId, 1, Data, now, cancellationToken);
        await InsertAsync(tenantId, 2, Index, now, cancellationToken);
    }

    /// <summary>A further data key, current from now on.</summary>
    /// <returns>Its id.</returns>
    public async Task<int> AddAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var command = worker.CreateCommand("select coalesce(max(key_id), 0) + 1 from tenant_keys where tenant_id = $1");
            command.Parameters.Add(new() { Value = tenantId });
            var id = (int)(await command.ExecuteScalarAsync(cancellationToken) ?? 1);
            // Somebody else may rotate at the same moment: then that id is theirs, and we take the next.
            if (await InsertAsync(tenantId, id, Data, now, cancellationToken))
            {
                return id;
            }
        }
    }

    /// <summary>Marks the data keys before <paramref name="current"/> as no longer sealing anything that is stored.</summary>
    public async Task RetireBeforeAsync(Guid tenantId, int current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = worker.CreateCommand(
            "update tenant_keys set retired_at = $3 where tenant_id = $1 and key_id < $2 and purpose = 'data' and retired_at is null");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = current });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Destroys the tenant's keys: nothing that it sealed can be opened again, in no backup without its own copy of the keys.</summary>
    public async Task EraseAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var command = worker.CreateCommand("delete from tenant_keys where tenant_id = $1");
        command.Parameters.Add(new() { Value = tenantId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Wraps anew what only the previous master key opens.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    /// <exception cref="InvalidSettingsException">A key opens with neither.</exception>
    public async Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var changed = new List<(Guid Tenant, int Id, byte[] Old, byte[] New)>();
        await using (var list = worker.CreateCommand("select tenant_id, key_id, purpose, wrapped from tenant_keys"))
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var (tenant, id, purpose) = (reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2));
                var wrapped = reader.GetFieldValue<byte[]>(3);
                if (master.Unwrap(wrapped, tenant, id, purpose) is null)
                {
                    changed.Add((tenant, id, wrapped, master.Wrap(Unwrap(wrapped, tenant, id, purpose), tenant, id, purpose)));
                }
            }
        }

        foreach (var (tenant, id, old, renewed) in changed)
        {
            await using var update = worker.CreateCommand("update tenant_keys set wrapped = $4 where tenant_id = $1 and key_id = $2 and wrapped = $3");
            update.Parameters.Add(new() { Value = tenant });
            update.Parameters.Add(new() { Value = id });
            update.Parameters.Add(new() { Value = old });
            update.Parameters.Add(new() { Value = renewed });
            await update.ExecuteNonQueryAsync(cancellationToken);
        }

        return changed.Count;
    }

    private async Task<bool> InsertAsync(Guid tenantId, int keyId, string purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKey.Bytes);
        await using var command = worker.CreateCommand(
            "insert into tenant_keys (tenant_id, key_id, purpose, wrapped, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing");
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = keyId });
        command.Parameters.Add(new() { Value = purpose });
        command.Parameters.Add(new() { Value = master.Wrap(key, tenantId, keyId, purpose) });
        command.Parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var inserted = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        CryptographicOperations.ZeroMemory(key);
        return inserted;
    }

    private byte[] Unwrap(byte[] wrapped, Guid tenantId, int keyId, string purpose) =>
        master.Unwrap(wrapped, tenantId, keyId, purpose)
        ?? previous?.Unwrap(wrapped, tenantId, keyId, purpose)
        ?? throw new InvalidSettingsException(
            StorageSettings.MasterKeyName,
            "does not open this database's keys",
            $"the key that the database was made with (or the new one, with the old one in {StorageSettings.PreviousMasterKeyName})");

    private sealed class RingBuilder(Guid tenantId, TenantKeyStore store)
    {
        private readonly Dictionary<int, DataKey> _keys = [];
        private DataKey? _current;
        private byte[]? _index;

        public void Add(NpgsqlDataReader reader)
        {
            var (id, purpose, retired) = (reader.GetInt32(0), reader.GetString(1), reader.GetBoolean(3));
            var key = store.Unwrap(reader.GetFieldValue<byte[]>(2), tenantId, id, purpose);
            if (purpose == Index)
            {
                _index = key;
                return;
            }

            var data = new DataKey(id, key);
            _keys.Add(id, data);
            _current = retired ? _current : data;
        }

        public KeyRing? Build() => _current is null || _index is null ? null : new(tenantId, _current, _keys.ToFrozenDictionary(), _index);
    }
}
