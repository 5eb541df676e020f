using Companion.Storage;
using Companion.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Testing;

/// <summary>The one PostgreSQL of a test assembly's process, with a migrated template database. Ends with the process.</summary>
internal sealed class TestServer
{
    public const string Template = "companion_template";
    private const string FolderPrefix = "companion-test-";

    private static readonly Lazy<Task<TestServer>> Started = new(StartAsync);

    private TestServer(EmbeddedPostgres postgres) => Postgres = postgres;

    public EmbeddedPostgres Postgres { get; }

    public static Task<TestServer> GetAsync() => Started.Value;

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<TestServer> StartAsync()
    {
        SweepLeftovers();
        var home = Path.Combine(Path.GetTempPath(), FolderPrefix + Guid.NewGuid().ToString("N")[..12]);
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = home }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        Watchdog.Guard(postgres.Layout.Home);
        await postgres.EnsureDatabaseAsync(Template, CancellationToken.None);
        // Started once here, a clone already has its tables, its default tenant and its keys.
        await using (var database = TestDatabase.Open(postgres.ConnectionString(Template), TimeProvider.System))
        {
            await database.StartAsync(CancellationToken.None);
        }

        return new(postgres);
    }

    /// <summary>A run whose watchdog was killed too (a stopped container) leaves a folder that nobody locks.</summary>
    private static void SweepLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            try
            {
                if (File.Exists(Path.Combine(folder, "hosts.lock")))
                {
                    Watchdog.Guard(folder);
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's run: theirs to sweep.
            }
        }
    }
}
