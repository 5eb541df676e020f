using Companion.Storage;
using Companion.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Companion.Core.Tests.Storage;

public sealed class MigratorTests
{
    [Fact]
    public async Task Run_WhenManyHostsStartTogether_AppliesEachFileOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrate(database, Migration.BuiltIn())));

        (await database.ScalarAsync<long>("select count(*) from migrations")).ShouldBe(Migration.BuiltIn().Count);
    }

    [Fact]
    public async Task Run_WhenALowerNumberArrivesLater_AppliesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var high = Migration.Of("9002_high.sql", "create table high (id int primary key)");
        var low = Migration.Of("9001_low.sql", "create table low (id int primary key)");

        await Migrate(database, [.. Migration.BuiltIn(), high]);
        await Migrate(database, [.. Migration.BuiltIn(), low, high]);

        (await database.ScalarAsync<string>("select tableowner from pg_tables where tablename = 'low'")).ShouldBe("companion_owner");
    }

    [Fact]
    public async Task Run_WhenAnAppliedFileHasChanged_Refuses()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Migrate(database, [.. Migration.BuiltIn(), Migration.Of("9001_note.sql", "select 1")]);

        var changed = () => Migrate(database, [.. Migration.BuiltIn(), Migration.Of("9001_note.sql", "select 2")]);

        (await changed.ShouldThrowAsync<MigrationException>()).Message.ShouldContain("9001_note");
    }

    [Fact]
    public async Task Run_WhenOnlyLineEndsDiffer_TakesItAsTheSame()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Migrate(database, [.. Migration.BuiltIn(), Migration.Of("9001_note.sql", "select 1;\nselect 2")]);

        await Migrate(database, [.. Migration.BuiltIn(), Migration.Of("9001_note.sql", "select 1;\r\nselect 2")]);
    }

    [Fact]
    public async Task Run_WhenAFileFailsHalfWay_KeepsNothingOfIt()
    {
        await using var database = await TestDatabase.CreateAsync();

        var failing = () => Migrate(database, [.. Migration.BuiltIn(), Migration.Of("9001_bad.sql", "create table half (id int); select 1/0")]);

        (await failing.ShouldThrowAsync<MigrationException>()).Message.ShouldContain("9001_bad");
        (await database.ScalarAsync<bool>("select to_regclass('companion.half') is null")).ShouldBeTrue();
    }

    [Fact]
    public void InOrder_WhenTwoFilesShareANumber_Throws() =>
        Should.Throw<InvalidOperationException>(() => Migration.InOrder([Migration.Of("0003_a.sql", ""), Migration.Of("0003_b.sql", "")]));

    private static Task Migrate(TestDatabase database, IReadOnlyList<Migration> migrations) =>
        new Migrator(database.ConnectionString, migrations, NullLogger.Instance).RunAsync(CancellationToken.None);
}
