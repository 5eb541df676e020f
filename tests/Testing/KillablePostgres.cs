using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Companion.Storage;
using Companion.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Testing;

/// <summary>A PostgreSQL that a test may kill: apart from the server that the other tests of the assembly share.</summary>
public sealed class KillablePostgres : IAsyncDisposable
{
    private const int Sigkill = 9;

    private readonly string _home;
    private readonly List<EmbeddedPostgres> _starts = [];

    private KillablePostgres(string home) => _home = home;

    /// <summary>The unix socket that it listens on.</summary>
    public string Socket => Path.Combine(_starts[^1].SocketFolder, ".s.PGSQL.5432");

    public static async Task<KillablePostgres> StartAsync()
    {
        var server = new KillablePostgres(Path.Combine(Path.GetTempPath(), "companion-test-" + Guid.NewGuid().ToString("N")[..12]));
        await server.StartAgainAsync();
        Watchdog.Guard(server._starts[0].Layout.Home);
        return server;
    }

    /// <summary>As the superuser, past row-level security.</summary>
    public string ConnectionString(string database) => _starts[^1].ConnectionString(database) + ";Pooling=false";

    /// <summary>A new database with the schema and the default tenant in it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "kill_" + Guid.NewGuid().ToString("N")[..12];
        await _starts[^1].EnsureDatabaseAsync(name, CancellationToken.None);
        await using var database = await OpenAsync(name);
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    /// <summary>A database as a host has it, started; the caller ends it.</summary>
    public async Task<CompanionDatabase> OpenAsync(string database)
    {
        var opened = TestDatabase.Open(_starts[^1].ConnectionString(database), TimeProvider.System);
        await opened.StartAsync(CancellationToken.None);
        return opened;
    }

    /// <summary>SIGKILL to the server and all its processes at once, as a power cut does it.</summary>
    public void Kill()
    {
        var postmaster = _starts[^1].ProcessId ?? throw new InvalidOperationException("The server does not run.");
        // The parent first: it would take the death of a child for a crash and start anew.
        int[] doomed = [postmaster, .. ChildrenOf(postmaster)];
        foreach (var process in doomed)
        {
            _ = kill(process, Sigkill);
        }

        foreach (var process in doomed)
        {
            // Also its corpse must be reaped: PostgreSQL honours the lock file of its socket as long as the process id exists.
            SpinWait.SpinUntil(() => StatOf(process) is null, TimeSpan.FromSeconds(5));
        }
    }

    public async Task StartAgainAsync() =>
        _starts.Add(await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = _home }, TimeProvider.System, NullLogger.Instance, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        foreach (var start in _starts)
        {
            await start.DisposeAsync();
        }
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);

    private static List<int> ChildrenOf(int parent) =>
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && StatOf(id)?.Parent == parent),
        ];

    private static Stat? StatOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new(int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private readonly record struct Stat(int Parent);
}
