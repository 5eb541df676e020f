using Companion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Testing;

/// <summary>A migrated database of its own for a test class, on a real server; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The master key of every test database; secures nothing.</summary>
    public const string MasterKey = "dGVzdHMgYWxsIHNoYXJlIHRoaXMgbWFzdGVyIGtleSE=";

    private readonly TestServer _server;
    private readonly string _name;
    private readonly List<CompanionDatabase> _opened = [];

    private TestDatabase(TestServer server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = server.Postgres.ConnectionString(name);
    }

    /// <summary>As the server's superuser: what ConnectionStrings__Companion would hold.</summary>
    public string ConnectionString { get; }

    /// <summary>The settings that a host needs to stand on this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings => SettingsOf(ConnectionString);

    /// <summary>The database as a host has it, started; ends with this one.</summary>
    public async Task<CompanionDatabase> StartAsync(TimeProvider? time = null, string? dataDirectory = null)
    {
        var database = Open(ConnectionString, time ?? TimeProvider.System, dataDirectory);
        _opened.Add(database);
        await database.StartAsync(CancellationToken.None);
        return database;
    }

    internal static CompanionDatabase Open(string connectionString, TimeProvider time, string? dataDirectory = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(SettingsOf(connectionString)).AddInMemoryCollection([new("Companion:DataDirectory", dataDirectory)]).Build();
        return new(StorageSettings.Read(configuration), time, NullLogger<CompanionDatabase>.Instance);
    }

    /// <summary>A clone of the migrated template, with the default tenant.</summary>
    public static Task<TestDatabase> CreateAsync() => CreateAsync(TestServer.Template);

    /// <summary>Without any schema, as a new server gives it.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync("template0");

    private static async Task<TestDatabase> CreateAsync(string template)
    {
        var server = await TestServer.GetAsync();
        var name = "test_" + Guid.NewGuid().ToString("N");
        await server.ExecuteAsync($"create database {name} template {template}");
        return new(server, name);
    }

    /// <summary>Runs statements as the superuser, past row-level security.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Search Path=companion,public");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One value, read as the superuser.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Search Path=companion,public");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        await _server.ExecuteAsync($"drop database if exists {_name} with (force)");
    }

    private static Dictionary<string, string?> SettingsOf(string connectionString) => new()
    {
        ["ConnectionStrings:Companion"] = connectionString,
        ["Companion:MasterKey"] = MasterKey,
    };
}
