using Npgsql;

namespace Companion.Testing;

/// <summary>A migrated database of its own for a test class, on a real server; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _name;

    private TestDatabase(TestServer server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = server.Postgres.ConnectionString(name);
    }

    /// <summary>As the server's superuser: what ConnectionStrings__Companion would hold.</summary>
    public string ConnectionString { get; }

    /// <summary>A clone of the migrated template.</summary>
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

    public async ValueTask DisposeAsync() => await _server.ExecuteAsync($"drop database if exists {_name} with (force)");
}
