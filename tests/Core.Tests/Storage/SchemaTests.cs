using Companion.Storage;
using Companion.Storage.Encryption;
using Companion.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Companion.Core.Tests.Storage;

public sealed class SchemaTests : IAsyncLifetime
{
    // A partition may go without when nobody but its parent's owner can reach it.
    private const string Unprotected =
        """
        select t.relname::text from pg_class t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
        where t.relnamespace = 'companion'::regnamespace and t.relkind in ('r', 'p')
          and not (t.relispartition and not has_table_privilege('companion_app', t.oid, 'select, insert, update, delete'))
          and not (t.relrowsecurity and t.relforcerowsecurity
                   and exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'own_tenant'
                               and pg_get_expr(p.polqual, t.oid) like '%tenant_id = %companion.tenant()%'
                               and pg_get_expr(p.polwithcheck, t.oid) like '%tenant_id = %companion.tenant()%')
                   and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname <> 'own_tenant'
                                   and (select oid from pg_roles where rolname = 'companion_worker') <> all (p.polroles)))
        order by 1
        """;

    private const string NotLedByTenant =
        """
        select t.relname::text from pg_class t
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
        left join pg_index i on i.indrelid = t.oid and i.indisprimary
        where t.relnamespace = 'companion'::regnamespace and t.relkind in ('r', 'p') and i.indkey[0] is distinct from a.attnum
        order by 1
        """;

    // Hashes, digests and keys that are wrapped otherwise are no boxes.
    private const string Boxes =
        """
        select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'companion' and data_type = 'bytea' and (column_name = 'box' or column_name like '%\_box')
        order by 1
        """;

    private TestDatabase _test = null!; // Set before each test.

    public async Task InitializeAsync() => _test = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task TenantTables_WhenMigrated_AreAllProtected() => (await ListAsync(Unprotected)).ShouldBeEmpty();

    [Fact]
    public async Task TenantTables_WhenMigrated_HaveTheTenantFirstInTheirKeys() => (await ListAsync(NotLedByTenant)).ShouldBeEmpty();

    [Theory]
    [InlineData("create table bad (tenant_id uuid, id int, primary key (tenant_id, id))")]
    [InlineData("create table bad (tenant_id uuid, id int, primary key (tenant_id, id)); alter table bad enable row level security; grant select on bad to companion_app")]
    [InlineData("create table bad (tenant_id uuid, id int, primary key (tenant_id, id)); select protect('bad'); alter table bad no force row level security")]
    [InlineData("create table bad (tenant_id uuid, id int, primary key (tenant_id, id)); select protect('bad'); drop policy own_tenant on bad")]
    [InlineData("create table bad (tenant_id uuid, id int, primary key (tenant_id, id)); select protect('bad'); create policy everybody on bad to companion_app using (true)")]
    public async Task TenantTables_WhenOneIsLeftOpen_TheCheckNamesIt(string sql)
    {
        await _test.ExecuteAsync(sql);

        (await ListAsync(Unprotected)).ShouldBe(["bad"]);
    }

    [Theory]
    [InlineData("create table bad (tenant_id uuid, id int primary key)")]
    [InlineData("create table bad (tenant_id uuid, id int)")]
    public async Task TenantTables_WhenOnesKeyBeginsOtherwise_TheCheckNamesIt(string sql)
    {
        await _test.ExecuteAsync(sql);

        (await ListAsync(NotLedByTenant)).ShouldBe(["bad"]);
    }

    [Fact]
    public async Task SealedColumns_WhenMigrated_AreAllKnownToTheRotation()
    {
        var known = EncryptedColumns.All.Select(column => $"{column.Table}.{column.Column}");

        (await ListAsync(Boxes)).Except(known).ShouldBeEmpty();
    }

    [Fact]
    public async Task Roles_WhenMigrated_HaveNoPowers() => (await ListAsync(
        """
        select rolname::text from pg_roles
        where rolname like 'companion\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        union all
        select c.relname::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('companion_app', 'companion_worker')
        """)).ShouldBeEmpty();

    [Fact]
    public async Task Model_WhenComparedWithTheMigratedSchema_Agrees()
    {
        var database = await _test.StartAsync();
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        foreach (var entity in transaction.Db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table");
            var columns = await ListAsync(
                $"""
                select format('%s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull)
                from pg_attribute a where a.attrelid = to_regclass('companion.{table}') and a.attnum > 0 and not a.attisdropped
                """);
            foreach (var property in entity.GetProperties())
            {
                var type = property.GetColumnType();
                columns.ShouldContain($"{property.GetColumnName()} {type} {(property.IsNullable ? 'f' : 't')}", $"{entity.Name}.{property.Name}");
            }

            var key = entity.FindPrimaryKey()?.Properties.Select(property => property.GetColumnName()) ?? [];
            (await ListAsync(
                $"""
                select a.attname::text from pg_index i
                cross join unnest(i.indkey) with ordinality k(number, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                where i.indrelid = to_regclass('companion.{table}') and i.indisprimary order by k.place
                """)).ShouldBe(key);
        }
    }

    [Fact]
    public async Task Entities_WhenSavedInATransaction_AreTheTenantsOwn()
    {
        var database = await _test.StartAsync();
        await using (var transaction = await database.BeginAsync(DefaultTenant.Id, default))
        {
            (await transaction.Db.Tenants.SingleAsync()).Rename("Casa");
            await transaction.CommitAsync(default);
        }

        (await _test.ScalarAsync<string>("select name from tenants")).ShouldBe("Casa");
        await using var other = await database.BeginAsync(Guid.NewGuid(), default);
        (await other.Db.Tenants.CountAsync()).ShouldBe(0);
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_test.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
