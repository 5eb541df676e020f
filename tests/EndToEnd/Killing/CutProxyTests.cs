using Companion.Testing;
using Npgsql;

namespace Companion.EndToEnd.Killing;

public sealed class CutProxyTests(KillTests.Server server) : IClassFixture<KillTests.Server>
{
    [Fact]
    public async Task Cut_WhenATransactionWrites_SwallowsTheAnswerAfterTheCommit()
    {
        await using var proxy = CutProxy.Start(() => server.Postgres.Socket);
        var through = $"Host=127.0.0.1;Port={proxy.Port};Database=postgres;Username=postgres;SSL Mode=Disable;Pooling=false";
        await ExecuteAsync(server.Postgres.ConnectionString("postgres"), "create table cut (n int); create table kept (n int)");
        await ExecuteAsync(through, "insert into kept values (1)");
        proxy.CutsEvery = 1;

        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(through, "insert into cut values (1)"));
        await Should.NotThrowAsync(() => ExecuteAsync(through, "select * from cut"));

        (await ExecuteAsync(server.Postgres.ConnectionString("postgres"), "select n from cut")).ShouldBe(1, "the server had committed");
        proxy.Cuts.ShouldBe(1);
    }

    [Fact]
    public async Task Kill_WhenStartedAgain_HasEverythingThatWasCommitted()
    {
        var connection = server.Postgres.ConnectionString("postgres");
        await ExecuteAsync(connection, "create table survivors (n int); insert into survivors values (7)");

        server.Postgres.Kill();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(connection, "select 1"));
        await server.Postgres.StartAgainAsync();

        (await ExecuteAsync(server.Postgres.ConnectionString("postgres"), "select n from survivors")).ShouldBe(7);
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
