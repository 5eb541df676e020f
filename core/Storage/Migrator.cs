using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Storage;

/// <summary>Brings a database's schema up to date, once, whatever number of hosts start together.</summary>
internal sealed partial class Migrator(string connectionString, IReadOnlyList<Migration> migrations, ILogger logger)
{
    /// <summary>Advisory lock of this database; any number that nothing else here locks ("Companion" in ASCII, cut).</summary>
    private const long LockKey = 0x436F6D70616E69;

    public Task RunAsync(CancellationToken cancellationToken) => RunAsync(closing: null, cancellationToken);

    /// <param name="closing">A statement to repeat at every start, as the login and alone among all hosts.</param>
    /// <exception cref="MigrationException">A file failed, or one that ran has changed since.</exception>
    public async Task RunAsync(string? closing, CancellationToken cancellationToken)
    {
        // Without a pool the session ends here, and with it the lock and the role.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        var applied = await PrepareAsync(connection, cancellationToken);
        foreach (var migration in migrations)
        {
            if (!applied.TryGetValue(migration.Number, out var checksum))
            {
                await ApplyAsync(connection, migration, cancellationToken);
                LogApplied(logger, migration.Name);
            }
            else if (checksum != migration.Checksum)
            {
                throw new MigrationException($"The migration {migration.Name} has changed since it was applied to this database: add a new one instead.");
            }
        }

        if (closing is not null)
        {
            await ExecuteAsync(connection, closing, cancellationToken);
        }
    }

    private static async Task<Dictionary<int, string>> PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<int, string>();
        await using (var find = new NpgsqlCommand("select to_regclass('companion.migrations') is not null", connection))
        {
            if (await find.ExecuteScalarAsync(cancellationToken) is false)
            {
                await ExecuteAsync(
                    connection,
                    """
                    create schema if not exists companion;
                    create table companion.migrations (
                        number integer primary key,
                        name text not null,
                        checksum text not null,
                        applied_at timestamptz not null default now());
                    """,
                    cancellationToken);
                return applied;
            }
        }

        await using var list = new NpgsqlCommand("select number, checksum from companion.migrations", connection);
        await using var reader = await list.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, "set local search_path = companion, public", cancellationToken);
            if (!migration.RunsAsLogin)
            {
                await ExecuteAsync(connection, "set local role companion_owner", cancellationToken);
            }

            await ExecuteAsync(connection, migration.Sql, cancellationToken);
            await using var note = new NpgsqlCommand("insert into companion.migrations (number, name, checksum) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await note.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException($"The migration {migration.Name} failed: {exception.MessageText}", exception);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the migration {Migration}")]
    private static partial void LogApplied(ILogger logger, string migration);
}
