using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Storage.Embedded;

/// <summary>
/// A private PostgreSQL cluster, started from the installed programs. Any number of hosts share one: the first starts it, the last
/// stops it. A killed host leaves it running; the next start adopts it.
/// </summary>
internal sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    public const string Superuser = "postgres";

    private readonly ClusterLayout _layout;
    private readonly ServerAccount _account;
    private readonly PostgresBinaries _binaries;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private FileStream? _share;

    private EmbeddedPostgres(ClusterLayout layout, ServerAccount account, PostgresBinaries binaries, TimeProvider time, ILogger logger)
    {
        _layout = layout;
        _account = account;
        _binaries = binaries;
        _time = time;
        _logger = logger;
        SocketFolder = layout.SocketFolder;
    }

    public string SocketFolder { get; private set; }

    public ClusterLayout Layout => _layout;

    /// <summary>Process id of the server; null when it does not run.</summary>
    public int? ProcessId => PostmasterFile.ReadLive(_layout.Cluster)?.ProcessId;

    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var account = ServerAccount.Detect();
        var layout = await ClusterLayout.PrepareAsync(options.DataDirectory, account, cancellationToken);
        await using var starting = await FileLock.ExclusiveAsync(layout.StartLock, time, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(options.Search, layout.ClusterMajor(), cancellationToken);
        var server = new EmbeddedPostgres(layout, account, binaries, time, logger);
        var share = await FileLock.SharedAsync(layout.HostsLock, time, cancellationToken);
        try
        {
            await server.EnsureRunningAsync(options.StartLimit, cancellationToken);
            server._share = share;
            return server;
        }
        finally
        {
            if (server._share is null)
            {
                await share.DisposeAsync();
            }
        }
    }

    /// <summary>Npgsql's connection string over the socket.</summary>
    public string ConnectionString(string database, string user = Superuser) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Database = database,
        Username = user,
    }.ConnectionString;

    /// <summary>Makes the database if it is not there.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"create database \"{name}\"", connection);
            try
            {
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // The other host made it at the same moment.
            }
        }
    }

    /// <summary>Lets go of the server; the last host stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_share is null)
        {
            return;
        }

        await using var stopping = await FileLock.ExclusiveAsync(_layout.StartLock, _time, CancellationToken.None);
        await _share.DisposeAsync();
        _share = null;
        await using var alone = FileLock.TryExclusive(_layout.HostsLock);
        if (alone is not null && ProcessId is not null)
        {
            await RunAsync("stop", ["pg_ctl", "stop", "-D", _layout.Cluster, "-m", "fast", "-w"], CancellationToken.None);
            LogStopped(_logger);
        }

        if (alone is not null && !SocketFolder.StartsWith(_layout.Home, StringComparison.Ordinal) && Directory.Exists(SocketFolder))
        {
            Directory.Delete(SocketFolder, recursive: true);
        }
    }

    private async Task EnsureRunningAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (_layout.ClusterMajor() is null)
        {
            await MakeClusterAsync(cancellationToken);
        }

        if (PostmasterFile.ReadLive(_layout.Cluster) is not null && await AdoptAsync(limit, cancellationToken))
        {
            LogAdopted(_logger);
            return;
        }

        // Nobody else can be starting it: we hold the start lock, and no live server owns this file.
        File.Delete(PostmasterFile.PathIn(_layout.Cluster));
        await _account.MakePrivateFolderAsync(_layout.SocketFolder, cancellationToken);
        foreach (var left in _layout.SocketFiles)
        {
            // Of a server that was killed: while another program has its process id, PostgreSQL would take the socket for busy.
            File.Delete(left);
        }

        await WriteAsync(_layout.Cluster, ClusterConfiguration.FileName, ClusterConfiguration.For(_layout), cancellationToken);
        var seconds = ((int)limit.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await RunAsync("start", ["pg_ctl", "start", "-D", _layout.Cluster, "-l", _layout.Log, "-w", "-t", seconds], cancellationToken);
        LogStarted(_logger, _binaries.Major);
    }

    /// <summary>Takes over a server that runs already; false: it was on its way down.</summary>
    private async Task<bool> AdoptAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var deadline = _time.GetUtcNow() + limit;
        while (PostmasterFile.ReadLive(_layout.Cluster) is { } live)
        {
            SocketFolder = live.SocketFolder ?? _layout.SocketFolder;
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync(cancellationToken);
                return true;
            }
            catch (NpgsqlException exception) when (_time.GetUtcNow() >= deadline)
            {
                throw new EmbeddedPostgresException($"The private PostgreSQL (process {live.ProcessId}) runs but does not answer.", exception);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken);
            }
        }

        SocketFolder = _layout.SocketFolder;
        return false;
    }

    /// <summary>Made beside and renamed at the end, so that a host killed half way leaves no half cluster.</summary>
    private async Task MakeClusterAsync(CancellationToken cancellationToken)
    {
        var half = _layout.Cluster + ".new";
        if (Directory.Exists(half))
        {
            Directory.Delete(half, recursive: true);
        }

        await _account.MakePrivateFolderAsync(half, cancellationToken);
        await RunAsync(
            "prepare",
            ["initdb", "-D", half, "-U", Superuser, "-E", "UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--data-checksums", "--auth=trust", "--no-instructions"],
            cancellationToken);
        await WriteAsync(half, "pg_hba.conf", ClusterConfiguration.Access, cancellationToken);
        await File.AppendAllTextAsync(Path.Combine(half, "postgresql.conf"), $"\ninclude '{ClusterConfiguration.FileName}'\n", cancellationToken);
        Directory.Move(half, _layout.Cluster);
    }

    private async Task WriteAsync(string cluster, string name, string text, CancellationToken cancellationToken)
    {
        var file = Path.Combine(cluster, name);
        await File.WriteAllTextAsync(file, text, cancellationToken);
        if (_account.Borrowed is not null)
        {
            // The host's own umask may hide it from the server's account, which reads it at start.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    private async Task RunAsync(string doing, string[] command, CancellationToken cancellationToken)
    {
        command[0] = _binaries.Program(command[0]);
        var outcome = await OsCommand.RunAsync(_account.Wrap(command), cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"The private PostgreSQL in {_layout.Home} could not {doing}: {outcome.Output.Split('\n')[^1]} (its log: {_layout.Log})");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The private PostgreSQL {Major} has started")]
    private static partial void LogStarted(ILogger logger, int major);

    [LoggerMessage(Level = LogLevel.Information, Message = "The private PostgreSQL was running already and is shared")]
    private static partial void LogAdopted(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The private PostgreSQL has stopped")]
    private static partial void LogStopped(ILogger logger);
}
