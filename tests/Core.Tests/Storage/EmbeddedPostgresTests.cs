using Companion.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Core.Tests.Storage;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _home = Path.Combine(Path.GetTempPath(), "companion-embedded-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(_home))
        {
            Directory.Delete(_home, recursive: true);
        }
    }

    [Fact]
    public async Task Start_WhenStoppedAndStartedAgain_KeepsTheData()
    {
        await using (var first = await Start())
        {
            await Execute(first, "create table kept (id int)");
        }

        await using var second = await Start();

        await Execute(second, "select * from kept");
    }

    [Fact]
    public async Task Start_WhenAnotherHostRunsIt_SharesItUntilTheLastLetsGo()
    {
        var first = await Start();
        await using var second = await Start();
        second.ProcessId.ShouldBe(first.ProcessId);

        await first.DisposeAsync();
        await Execute(second, "select 1");

        await second.DisposeAsync();
        second.ProcessId.ShouldBeNull();
    }

    [Fact]
    public async Task Start_WhenTwoHostsStartTogether_MakesOneServer()
    {
        var both = await Task.WhenAll(Start(), Start());

        both[0].ProcessId.ShouldBe(both[1].ProcessId);
        await both[0].DisposeAsync();
        await both[1].DisposeAsync();
    }

    [Fact]
    public async Task Start_WhenTheServerWasKilled_RecoversWhatWasCommitted()
    {
        await using var killed = await Start();
        await Execute(killed, "create table kept (id int)");
        using (var process = System.Diagnostics.Process.GetProcessById(killed.ProcessId!.Value))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await using var again = await Start();

        await Execute(again, "select * from kept");
    }

    [Fact]
    public async Task Start_WhenAnotherProgramHasTheOldProcessId_StartsAllTheSame()
    {
        await (await Start()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_home, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n{_home}\n");

        await using var again = await Start();

        await Execute(again, "select 1");
    }

    [Fact]
    public async Task Start_WhenAnotherServerHasTheProcessIdInTheSocketsLock_StartsAllTheSame()
    {
        await (await Start()).DisposeAsync();
        await using var other = await Start(_home + "-other");
        await File.WriteAllTextAsync(Path.Combine(_home, "run", ".s.PGSQL.5432.lock"), $"{other.ProcessId}\n");

        await using (var again = await Start())
        {
            await Execute(again, "select 1");
        }

        await other.DisposeAsync();
        Directory.Delete(_home + "-other", recursive: true);
    }

    [Fact]
    public async Task Start_WhenTheDataFolderHasALongPath_PutsTheSocketElsewhere()
    {
        await using var server = await Start(Path.Combine(_home, new string('x', 120)));

        server.SocketFolder.Length.ShouldBeLessThan(100);
        await Execute(server, "select 1");
    }

    [Fact]
    public async Task Start_WhenNothingIsInstalled_NamesThePackage()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _home, Search = new PostgresSearch("", []) };

        var start = () => EmbeddedPostgres.StartAsync(options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

        (await start.ShouldThrowAsync<PostgresNotInstalledException>()).Message.ShouldContain("apt-get install postgresql");
    }

    [Fact]
    public async Task Start_WhenTheDataFolderCannotBeMade_NamesTheSetting()
    {
        Directory.CreateDirectory(_home);
        var file = Path.Combine(_home, "file");
        await File.WriteAllTextAsync(file, "");

        var start = () => Start(Path.Combine(file, "data"));

        (await start.ShouldThrowAsync<EmbeddedPostgresException>()).Message.ShouldContain("Companion__DataDirectory");
    }

    [Fact]
    public async Task Start_WhenAHostWasKilledWhileMakingTheCluster_MakesItAgain()
    {
        Directory.CreateDirectory(Path.Combine(_home, "postgres.new", "base"));

        await using var server = await Start();

        await Execute(server, "select 1");
    }

    [Fact]
    public async Task Start_WhenRunning_ListensOnNoTcpPortAndKeepsEveryCommit()
    {
        await using var server = await Start();

        (await Scalar(server, "select current_setting('listen_addresses')")).ShouldBe("");
        (await Scalar(server, "select current_setting('fsync') || current_setting('synchronous_commit')")).ShouldBe("onon");
        File.GetUnixFileMode(server.SocketFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<EmbeddedPostgres> Start(string? home = null) => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataDirectory = home ?? _home }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

    private static async Task Execute(EmbeddedPostgres server, string sql) => await Scalar(server, sql);

    private static async Task<object?> Scalar(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
