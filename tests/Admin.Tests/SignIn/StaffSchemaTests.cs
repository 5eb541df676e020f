using Companion.Admin.SignIn;
using Companion.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Companion.Admin.Tests.SignIn;

public sealed class StaffSchemaTests(AdminApp app) : IClassFixture<AdminApp>
{
    private const string Tenant = "tenant_id";

    [Fact]
    public async Task Model_WhenComparedWithTheMigratedSchema_Agrees() => await EachEntityAsync(async (entity, table) =>
    {
        var columns = await ListAsync(
            $"""
            select format('%s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull)
            from pg_attribute a where a.attrelid = to_regclass('companion.{table}') and a.attnum > 0 and not a.attisdropped
            """);
        var modelled = entity.GetProperties()
            .Select(property => $"{property.GetColumnName()} {property.GetColumnType()} {(property.IsNullable ? 'f' : 't')}");

        modelled.ShouldBe(columns, ignoreOrder: true, table);
    });

    // Identity's store finds an account by its id alone, and row-level security adds the tenant: the model's key may leave it out.
    [Fact]
    public async Task Keys_WhenComparedWithTheMigratedSchema_Agree() => await EachEntityAsync(async (entity, table) =>
    {
        var key = await ListAsync(
            $"""
            select a.attname::text from pg_index i
            cross join unnest(i.indkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where i.indrelid = to_regclass('companion.{table}') and i.indisprimary order by k.place
            """);
        var modelled = entity.FindPrimaryKey().ShouldNotBeNull().Properties.Select(property => property.GetColumnName()).ToList();

        key[0].ShouldBe(Tenant, table);
        modelled.Where(column => column != Tenant).ShouldBe(key.Skip(1), table);
    });

    // An enum that grows without its check would be refused by the database at the first use.
    [Theory]
    [InlineData("staff", "role", typeof(StaffRole))]
    [InlineData("staff_tokens", "purpose", typeof(TokenPurpose))]
    public async Task Enums_WhenComparedWithTheirChecks_Agree(string table, string column, Type names)
    {
        var taken = await ListAsync(
            $"""
            select (regexp_matches(pg_get_constraintdef(c.oid), '''(\w+)''', 'g'))[1] from pg_constraint c
            where c.conrelid = to_regclass('companion.{table}') and c.contype = 'c' and c.conname = '{table}_{column}_check'
            """);

        taken.ShouldBe(Enum.GetNames(names), ignoreOrder: true);
    }

    private async Task EachEntityAsync(Func<Microsoft.EntityFrameworkCore.Metadata.IEntityType, string, Task> check)
    {
        // The host is built by the first client.
        using var client = app.From();
        await using var scope = app.Services.CreateAsyncScope();
        var entities = scope.ServiceProvider.GetRequiredService<StaffDbContext>().Model.GetEntityTypes().ToList();
        entities.ShouldNotBeEmpty();
        foreach (var entity in entities)
        {
            await check(entity, entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table"));
        }
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.Database.ConnectionString + ";Pooling=false");
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
