using System.Globalization;
using System.Text.Json;
using Companion.Benchmarks.Turns;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Benchmarks.Sos;

/// <summary>People with one relative each, in the bot's own database, which stays open to look into.</summary>
internal sealed class Families : IAsyncDisposable
{
    private const long FirstPerson = 6_000_000;
    private const long FirstRelative = 7_000_000;

    private readonly IHost _host;
    private readonly CompanionDatabase _database;

    private Families(IHost host, CompanionDatabase database) => (_host, _database) = (host, database);

    public static async Task<Families> SeedAsync(string data, int count, CancellationToken cancellationToken)
    {
        await Seeding.RunAsync(data, FirstPerson, count, 0, cancellationToken);
        await Seeding.RunAsync(data, FirstRelative, count, 0, cancellationToken);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Companion:DataDirectory", data)]);
        builder.Services.AddCompanionStorage(builder.Configuration);
        var host = builder.Build();
        var families = new Families(host, host.Services.GetRequiredService<CompanionDatabase>());
        await families._database.StartAsync(cancellationToken);
        await families.ExecuteAsync(
            $$"""
            insert into companion.relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at)
            select p.tenant_id, gen_random_uuid(), p.person_id, r.person_id, 'relative', 1, '{position}', '{sos}', 'active', now(), now()
            from companion.chats p join companion.chats r on r.chat_id::bigint = p.chat_id::bigint + {{FirstRelative - FirstPerson}}
            where p.chat_id::bigint between {{FirstPerson}} and {{FirstRelative - 1}}
            """,
            cancellationToken);
        return families;
    }

    public static long Person(int index) => FirstPerson + index;

    public static long Relative(int index) => FirstRelative + index;

    /// <summary>As a broadcast writes them: one statement.</summary>
    /// <param name="count">Digests altogether.</param>
    /// <param name="readers">Chats that get them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="after">Only chats with a higher id.</param>
    public async Task QueueDigestsAsync(int count, int readers, CancellationToken cancellationToken, long after = 0)
    {
        var cipher = await _database.Ciphers.ForAsync(DefaultTenant.Id, cancellationToken);
        var box = Convert.ToHexString(cipher.Seal(
            JsonSerializer.SerializeToUtf8Bytes(new OutMessage { Text = "Here is your week.", Lane = Lane.Bulk }, TurnJson.Default.OutMessage),
            TurnStatements.OutboxPurpose));
        await ExecuteAsync(
            $"""
            insert into companion.outbox (tenant_id, account_id, chat_id, lane, created_at, box)
            select c.tenant_id, c.account_id, c.chat_id, 3, now(), decode('{box}', 'hex')
            from (select * from companion.chats where chat_id::bigint > {after} limit {readers}) c cross join generate_series(1, {count / readers})
            """,
            cancellationToken);
    }

    public async Task<long> DigestsLeftAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, cancellationToken);
        await using var command = transaction.Command("select count(*) from companion.outbox where lane = 3");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>When the countdown of a person's alarm ended, by their chat.</summary>
    public async Task<Dictionary<long, DateTimeOffset>> CountdownEndsAsync(TimeSpan countdown, CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, cancellationToken);
        await using var command = transaction.Command(
            "select c.chat_id, a.started_at from companion.alarms a join companion.chats c on c.tenant_id = a.tenant_id and c.person_id = a.person_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ends = new Dictionary<long, DateTimeOffset>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ends[long.Parse(reader.GetString(0), CultureInfo.InvariantCulture)] = reader.GetFieldValue<DateTimeOffset>(1) + countdown;
        }

        return ends;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _host.Dispose();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(DefaultTenant.Id, cancellationToken);
        await using var command = transaction.Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
