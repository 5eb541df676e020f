using Npgsql;

namespace Companion.Storage;

/// <summary>How each role reaches the database.</summary>
/// <param name="Login">The login that the settings name, or the private server's superuser: for migrations only.</param>
/// <param name="RolesLogIn">The private server lets the roles log in themselves; elsewhere the login takes the role at connecting.</param>
internal sealed record DatabaseConnections(string Login, bool RolesLogIn)
{
    public const string App = "companion_app";
    public const string Worker = "companion_worker";

    /// <summary>A turn holds one connection; two hosts and their workers stay far below the server's 100.</summary>
    private const int AppPool = 24;
    private const int WorkerPool = 8;

    public NpgsqlDataSource AppSource() => Build(App, AppPool).Build();

    public NpgsqlDataSource WorkerSource() => Build(Worker, WorkerPool).Build();

    /// <summary>For LISTEN, which needs a session of its own.</summary>
    public string ListenerString => new NpgsqlConnectionStringBuilder(As(Worker).ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;

    public string MigrationString => new NpgsqlConnectionStringBuilder(Login) { Pooling = false }.ConnectionString;

    private NpgsqlDataSourceBuilder Build(string role, int pool)
    {
        var settings = As(role);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
        {
            settings.MaxPoolSize = pool;
        }

        settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 3;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = role };
    }

    private NpgsqlConnectionStringBuilder As(string role)
    {
        var settings = new NpgsqlConnectionStringBuilder(Login)
        {
            SearchPath = "companion,public",
            ApplicationName = role,
            Multiplexing = false,
            // All state here is the transaction's own, so the reset that Npgsql sends with each reuse would be paid for nothing. (The
            // role would survive it: as a start-up option it is the session's default.)
            NoResetOnClose = true,
        };
        if (RolesLogIn)
        {
            settings.Username = role;
        }
        else
        {
            settings.Options = $"{settings.Options} -c role={role}".Trim();
        }

        return settings;
    }
}
