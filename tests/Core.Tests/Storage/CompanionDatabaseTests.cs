using Companion.Storage;
using Companion.Storage.Embedded;
using Companion.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Companion.Core.Tests.Storage;

public sealed class CompanionDatabaseTests : IDisposable
{
    private readonly string _home = Path.Combine(Path.GetTempPath(), "companion-database-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(_home))
        {
            Directory.Delete(_home, recursive: true);
        }
    }

    [Fact]
    public async Task Start_WhenTwoHostsShareThePrivateServer_BothWorkAndTheKeysLast()
    {
        byte[] box;
        await using (var bot = Host())
        await using (var admin = Host())
        {
            var (first, second) = (Database(bot), Database(admin));
            await Task.WhenAll(first.StartAsync(default), second.StartAsync(default));
            box = first.Ciphers.For(DefaultTenant.Id).Seal([1, 2, 3], "test");
            second.Ciphers.For(DefaultTenant.Id).Open(box, "test").ShouldBe([1, 2, 3]);
            (await UserAsync(first.App)).ShouldBe("companion_app companion_app");
            (await UserAsync(second.Worker)).ShouldBe("companion_worker companion_worker");
        }

        await using var later = Host();
        await Database(later).StartAsync(default);
        Database(later).Ciphers.For(DefaultTenant.Id).Open(box, "test").ShouldBe([1, 2, 3]);
        File.GetUnixFileMode(Path.Combine(_home, "master.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Start_WhenTheMasterKeyFileIsLost_SaysSo()
    {
        await using (var host = Host())
        {
            await Database(host).StartAsync(default);
        }

        File.Delete(Path.Combine(_home, "master.key"));
        await using var again = Host();

        var start = () => Database(again).StartAsync(default);

        (await start.ShouldThrowAsync<InvalidSettingsException>()).Message.ShouldContain("Companion__MasterKey does not open");
    }

    [Theory]
    [InlineData("alter database {0} set synchronous_commit = off", "synchronous_commit")]
    [InlineData("alter role companion_app in database {0} set synchronous_commit = 'false'", "synchronous_commit")]
    [InlineData("alter role postgres in database {0} set synchronous_commit = 'off'", "synchronous_commit")]
    public async Task Start_WhenCommitsCouldBeLost_Refuses(string sql, string setting)
    {
        await using var test = await TestDatabase.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(test.ConnectionString).Database;
        await test.ExecuteAsync(sql.Replace("{0}", name, StringComparison.Ordinal));

        var start = () => test.StartAsync();

        (await start.ShouldThrowAsync<InvalidSettingsException>()).Message.ShouldContain($"PostgreSQL {setting} is off");
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("synchronous_commit")]
    public async Task Start_WhenTheServerMayForgetCommits_Refuses(string setting)
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _home };
        await using (var server = await EmbeddedPostgres.StartAsync(options, TimeProvider.System, NullLogger.Instance, default))
        {
            await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
            await using var command = source.CreateCommand($"alter system set {setting} = off");
            await command.ExecuteNonQueryAsync();
        }

        await using var host = Host();

        var start = () => Database(host).StartAsync(default);

        (await start.ShouldThrowAsync<InvalidSettingsException>()).Message.ShouldContain($"PostgreSQL {setting} is off for the server");
    }

    [Fact]
    public async Task Start_WhenTheLoginOwnsTheDatabaseAndMakesRoles_Works()
    {
        await using var test = await TestDatabase.CreateEmptyAsync();
        var login = await LoginAsync(test, "createrole");
        await test.ExecuteAsync($"alter database {login.Database} owner to {login.Username}");

        await using var database = TestDatabase.Open(login.ConnectionString, TimeProvider.System);
        await database.StartAsync(default);

        (await UserAsync(database.App)).ShouldBe($"companion_app {login.Username}");
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        transaction.Db.Tenants.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Start_WhenTheLoginMayNothing_SaysWhatToRun()
    {
        await using var test = await TestDatabase.CreateEmptyAsync();
        var login = await LoginAsync(test, "");
        await using var database = TestDatabase.Open(login.ConnectionString, TimeProvider.System);

        var start = () => database.StartAsync(default);

        (await start.ShouldThrowAsync<InvalidSettingsException>()).Message.ShouldContain("alter role");
    }

    [Fact]
    public async Task Start_WhenTheDatabaseIsNotThere_NamesTheSetting()
    {
        await using var test = await TestDatabase.CreateEmptyAsync();
        var missing = new NpgsqlConnectionStringBuilder(test.ConnectionString) { Database = "nowhere" };
        await using var database = TestDatabase.Open(missing.ConnectionString, TimeProvider.System);

        var start = () => database.StartAsync(default);

        (await start.ShouldThrowAsync<InvalidSettingsException>()).Problems.ShouldHaveSingleItem().Setting.ShouldBe("ConnectionStrings__Companion");
    }

    [Fact]
    public async Task Open_WhenNothingAnswers_SaysSoAfterItsPatience()
    {
        var open = () => FirstConnection.OpenAsync($"Host={_home}", TimeSpan.Zero, TimeProvider.System, default);

        (await open.ShouldThrowAsync<DatabaseUnavailableException>()).Message.ShouldContain("ConnectionStrings__Companion");
    }

    private static async Task<NpgsqlConnectionStringBuilder> LoginAsync(TestDatabase test, string may)
    {
        var login = new NpgsqlConnectionStringBuilder(test.ConnectionString) { Username = "login_" + Guid.NewGuid().ToString("N")[..8] };
        await test.ExecuteAsync($"create role {login.Username} login {may}");
        return login;
    }

    private ServiceProvider Host()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Companion:DataDirectory"] = _home })
            .Build();
        return new ServiceCollection().AddLogging().AddCompanionStorage(configuration).BuildServiceProvider();
    }

    private static CompanionDatabase Database(ServiceProvider host) => host.GetRequiredService<CompanionDatabase>();

    private static async Task<string?> UserAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select current_user || ' ' || session_user");
        return (string?)await command.ExecuteScalarAsync();
    }
}
