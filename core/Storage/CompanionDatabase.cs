using Companion.People;
using Companion.Storage.Embedded;
using Companion.Storage.Encryption;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Storage;

/// <summary>The database of this installation: started once by the host, before anything that uses it.</summary>
public sealed partial class CompanionDatabase : IAsyncDisposable
{
    private const string EmbeddedName = "companion";

    /// <summary>How long a start waits for a server that does not answer yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StorageSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<CompanionDatabase> _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private EmbeddedPostgres? _embedded;
    private Opened? _opened;
    private Task _refreshing = Task.CompletedTask;

    internal CompanionDatabase(StorageSettings settings, TimeProvider time, ILogger<CompanionDatabase> logger)
    {
        _settings = settings;
        _time = time;
        _logger = logger;
    }

    private sealed record Opened(
        DatabaseConnections Connections, NpgsqlDataSource App, NpgsqlDataSource Worker, TenantKeyStore Keys, TenantCiphers Ciphers);

    /// <summary>As the application: row-level security holds, and without a tenant there are no rows.</summary>
    public NpgsqlDataSource App => Ready.App;

    /// <summary>As the worker: due rows of every tenant, in the tables that opted in, and nothing else.</summary>
    public NpgsqlDataSource Worker => Ready.Worker;

    public ITenantCiphers Ciphers => Ready.Ciphers;

    internal TenantKeyStore Keys => Ready.Keys;

    /// <summary>Whether this process stands on the private PostgreSQL.</summary>
    public bool IsEmbedded => _settings.ConnectionString is null;

    /// <summary>Where the host keeps what does not belong into the database (the private cluster, its master key).</summary>
    public string DataDirectory => _settings.DataDirectory;

    private Opened Ready => _opened ?? throw new InvalidOperationException("The database has not been started: await CompanionDatabase.StartAsync first.");

    /// <summary>Starts or finds the server, checks it, brings the schema up to date and makes the default tenant. Further calls do nothing.</summary>
    /// <exception cref="InvalidSettingsException">Exit code 2.</exception>
    /// <exception cref="DatabaseUnavailableException">The server named in the settings does not answer.</exception>
    /// <exception cref="EmbeddedPostgresException">The private PostgreSQL cannot run here.</exception>
    /// <exception cref="MigrationException">The schema could not be brought up to date.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_opened is null)
            {
                await OpenAsync(cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A transaction that sees this tenant's rows.</summary>
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) =>
        TenantTransaction.BeginAsync(App, tenantId, cancellationToken);

    /// <summary>A connection outside the pool, for LISTEN; the caller reopens it when it breaks.</summary>
    public async Task<NpgsqlConnection> OpenListenerAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(Ready.Connections.ListenerString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a tenant and its keys; does nothing to one that exists.</summary>
    public async Task EnsureTenantAsync(Guid tenantId, string name, IReadOnlyList<Language> languages, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        await using var insert = Worker.CreateCommand(
            "insert into tenants (id, name, languages, created_at) values ($1, $2, $3, $4) on conflict (id) do nothing");
        insert.Parameters.Add(new() { Value = tenantId });
        insert.Parameters.Add(new() { Value = name });
        insert.Parameters.Add(new() { Value = languages.Select(language => language.Code()).ToArray() });
        insert.Parameters.Add(new() { Value = now });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await Keys.EnsureAsync(tenantId, now, cancellationToken);
    }

    /// <summary>Destroys the keys of a tenant: what it sealed stays unreadable for ever.</summary>
    public async Task EraseKeysAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await Keys.EraseAsync(tenantId, cancellationToken);
        Ready.Ciphers.Forget(tenantId);
    }

    /// <summary>
    /// Gives every tenant a new data key and seals everything stored under it, without stopping the hosts; takes at least a minute a
    /// tenant, in which running hosts take up the new key.
    /// </summary>
    /// <returns>How many boxes were sealed anew.</returns>
    public Task<long> RotateKeysAsync(CancellationToken cancellationToken) =>
        RotateKeysAsync(EncryptedColumns.All, TenantCiphers.RefreshPeriod * 2, cancellationToken);

    internal async Task<long> RotateKeysAsync(IReadOnlyList<EncryptedColumn> columns, TimeSpan settle, CancellationToken cancellationToken)
    {
        var tenants = await ListTenantsAsync(cancellationToken);
        var rotation = new KeyRotation(App, Keys, Ready.Ciphers, _time, _logger);
        var total = 0L;
        foreach (var tenant in tenants)
        {
            total += await rotation.RotateAsync(tenant, columns, settle, cancellationToken);
        }

        return total;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_opened is not null)
        {
            await _opened.App.DisposeAsync();
            await _opened.Worker.DisposeAsync();
            _opened = null;
        }

        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
            _embedded = null;
        }
    }

    /// <summary>All tenants that have keys.</summary>
    public async Task<IReadOnlyList<Guid>> ListTenantsAsync(CancellationToken cancellationToken)
    {
        var tenants = new List<Guid>();
        await using var list = Worker.CreateCommand("select distinct tenant_id from tenant_keys");
        await using var reader = await list.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            tenants.Add(reader.GetGuid(0));
        }

        return tenants;
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var connections = await ConnectAsync(cancellationToken);
        await PrepareAsync(connections, cancellationToken);
        var master = _settings.MasterKey
            ?? await MasterKey.LoadOrCreateAsync(Path.Combine(_settings.DataDirectory, "master.key"), cancellationToken);
        var (app, worker) = (connections.AppSource(), connections.WorkerSource());
        var keys = new TenantKeyStore(worker, master, _settings.PreviousMasterKey);
        _opened = new(connections, app, worker, keys, new TenantCiphers(keys));
        try
        {
            await EnsureTenantAsync(DefaultTenant.Id, DefaultTenant.Name, Languages.All, cancellationToken);
            if (_settings.PreviousMasterKey is not null)
            {
                var rewrapped = await keys.RewrapAsync(cancellationToken);
                LogRewrapped(_logger, rewrapped);
            }

            await Ciphers.ForAsync(DefaultTenant.Id, cancellationToken);
        }
        catch
        {
            _opened = null;
            await app.DisposeAsync();
            await worker.DisposeAsync();
            throw;
        }

        _refreshing = FollowKeysAsync(_ending.Token);
    }

    private async Task<DatabaseConnections> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_settings.ConnectionString is not null)
        {
            return new(_settings.ConnectionString, RolesLogIn: false);
        }

        _embedded ??= await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = _settings.DataDirectory }, _time, _logger, cancellationToken);
        await _embedded.EnsureDatabaseAsync(EmbeddedName, cancellationToken);
        return new(_embedded.ConnectionString(EmbeddedName), RolesLogIn: true);
    }

    private async Task PrepareAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        await using var login = await FirstConnection.OpenAsync(connections.MigrationString, Patience, _time, cancellationToken);
        await DatabaseGuard.CheckAsync(login, cancellationToken);
        await LoginCheck.CheckAsync(login, cancellationToken);
        // Behind a socket that only this account reaches, a role of its own cannot be shaken off by RESET ROLE.
        var closing = connections.RolesLogIn
            ? $"alter role {DatabaseConnections.App} login; alter role {DatabaseConnections.Worker} login"
            : null;
        await new Migrator(connections.Login, Migration.BuiltIn(), _logger).RunAsync(closing, cancellationToken);
    }

    private async Task FollowKeysAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TenantCiphers.RefreshPeriod, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await Ready.Ciphers.RefreshAsync(cancellationToken);
            }
            catch (NpgsqlException exception)
            {
                // The keys in memory still serve; the next tick tries again.
                LogRefreshFailed(_logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} keys were wrapped anew by the new master key")]
    private static partial void LogRewrapped(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tenants' keys could not be read again")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);
}
