using Companion.Storage;
using Companion.Testing;
using Npgsql;

namespace Companion.Core.Tests.Storage;

public sealed class TenancyTests : IAsyncLifetime
{
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Theirs = Guid.NewGuid();

    private TestDatabase _test = null!; // Set before each test.
    private CompanionDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _test = await TestDatabase.CreateAsync();
        await _test.ExecuteAsync(
            $"""
            set role companion_owner;
            create table notes (tenant_id uuid not null, id int not null, body text, primary key (tenant_id, id));
            create table jobs (tenant_id uuid not null, id int not null, primary key (tenant_id, id));
            select protect('notes');
            select protect('jobs', worker => true);
            reset role;
            insert into notes values ('{Mine}', 1, 'mine'), ('{Theirs}', 1, 'theirs');
            insert into jobs values ('{Mine}', 1), ('{Theirs}', 1);
            """);
        _database = await _test.StartAsync();
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Read_WhenATenantIsSet_ShowsItsRowsOnly()
    {
        await using var transaction = await _database.BeginAsync(Mine, default);

        (await Scalar(transaction, "select string_agg(body, ',') from notes")).ShouldBe("mine");
    }

    [Fact]
    public async Task Read_WhenNoTenantIsSet_ShowsNothing() =>
        (await Scalar(_database.App, "select count(*) from notes")).ShouldBe(0L);

    [Fact]
    public async Task Read_WhenTheOtherTenantIsAskedForByName_ShowsNothing()
    {
        await using var transaction = await _database.BeginAsync(Mine, default);

        (await Scalar(transaction, $"select count(*) from notes where tenant_id = '{Theirs}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Read_WhenThePreviousTransactionSetATenant_HasForgottenIt()
    {
        await using (var transaction = await _database.BeginAsync(Mine, default))
        {
            await transaction.CommitAsync(default);
        }

        for (var i = 0; i < 10; i++)
        {
            (await Scalar(_database.App, "select count(*) from notes")).ShouldBe(0L);
        }
    }

    [Fact]
    public async Task Read_WhenTheConnectionComesBackFromThePool_IsStillTheApplication()
    {
        for (var i = 0; i < 10; i++)
        {
            await using var connection = await _database.App.OpenConnectionAsync();
            (await Scalar(connection, "select current_user::text")).ShouldBe("companion_app");
        }
    }

    [Theory]
    [InlineData("discard all")]
    [InlineData("reset all")]
    [InlineData("reset role")]
    [InlineData("reset session authorization")]
    public async Task Read_WhenTheSessionIsReset_IsStillTheApplication(string reset)
    {
        await using var connection = await _database.App.OpenConnectionAsync();
        await Scalar(connection, reset);

        (await Scalar(connection, "select current_user::text")).ShouldBe("companion_app");
        (await Scalar(connection, "select count(*) from companion.notes")).ShouldBe(0L);
    }

    [Fact]
    public async Task Read_WhenAViewOfTheOwnerStandsBetween_ShowsItsRowsOnly()
    {
        await _test.ExecuteAsync("set role companion_owner; create view peek as select * from notes; grant select on peek to companion_app");
        await using var transaction = await _database.BeginAsync(Mine, default);

        (await Scalar(transaction, "select count(*) from peek where body = 'theirs'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Read_WhenAFunctionOfTheOwnerStandsBetween_ShowsNothingOfOthers()
    {
        await _test.ExecuteAsync(
            """
            set role companion_owner;
            create function peek() returns bigint language sql security definer as 'select count(*) from companion.notes where body = ''theirs''';
            """);
        await using var transaction = await _database.BeginAsync(Mine, default);

        (await Scalar(transaction, "select peek()")).ShouldBe(0L);
    }

    [Theory]
    [InlineData("insert into notes values ('{0}', 2, 'planted')")]
    [InlineData("update notes set tenant_id = '{0}'")]
    public async Task Write_WhenTheRowWouldBeTheOtherTenants_IsRefused(string sql)
    {
        await using var transaction = await _database.BeginAsync(Mine, default);

        var write = () => Scalar(transaction, sql.Replace("{0}", Theirs.ToString(), StringComparison.Ordinal));

        (await write.ShouldThrowAsync<PostgresException>()).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("update notes set body = 'gone'")]
    [InlineData("delete from notes")]
    public async Task Write_WhenItNamesNoTenant_TouchesItsRowsOnly(string sql)
    {
        await using (var transaction = await _database.BeginAsync(Mine, default))
        {
            await Scalar(transaction, sql);
            await transaction.CommitAsync(default);
        }

        (await _test.ScalarAsync<long>("select count(*) from notes where body = 'theirs'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("alter table notes disable row level security")]
    [InlineData("alter table notes no force row level security")]
    [InlineData("drop policy own_tenant on notes")]
    [InlineData("truncate notes")]
    [InlineData("create table companion.mine (id int)")]
    [InlineData("select companion.protect('notes')")]
    [InlineData("select * from companion.migrations")]
    public async Task Schema_WhenTheApplicationTriesToOpenIt_IsRefused(string sql)
    {
        var attempt = () => Scalar(_database.App, sql);

        (await attempt.ShouldThrowAsync<PostgresException>()).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Worker_WhenATableOptedIn_SeesEveryTenant() =>
        (await Scalar(_database.Worker, "select count(*) from jobs")).ShouldBe(2L);

    [Fact]
    public async Task Worker_WhenATableDidNotOptIn_IsRefused()
    {
        var attempt = () => Scalar(_database.Worker, "select count(*) from notes");

        (await attempt.ShouldThrowAsync<PostgresException>()).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Plan_WhenTheTableIsLarge_LeadsWithTheTenant()
    {
        await _test.ExecuteAsync(
            "insert into notes select gen_random_uuid(), i, 'x' from generate_series(1, 20000) i; analyze notes");
        await using var transaction = await _database.BeginAsync(Mine, default);

        await using var explain = transaction.Command("explain select body from notes where id = 7");
        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                plan.Add(reader.GetString(0));
            }
        }

        string.Join('\n', plan).ShouldContain("Index Cond: ((tenant_id = $0) AND (id = 7))");
    }

    private static async Task<object?> Scalar(TenantTransaction transaction, string sql)
    {
        await using var command = transaction.Command(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> Scalar(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await Scalar(connection, sql);
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
