using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.News;

/// <summary>
/// Puts the week on its way to everybody who is told of it, on their own day and hour. May run on every node and as often as one likes: a week of a
/// person goes to a reader once. Whether they may know it is decided when it arrives (<see cref="OrderNews"/>), not here.
/// </summary>
public sealed class WeeklyNewsPlanner(CompanionDatabase database, Tells tells, TimeProvider clock)
{
    public const string Dialog = "news.weekly";

    /// <returns>How many were put on their way.</returns>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        var planned = 0;
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            planned += await PlanTenantAsync(tenant, cancellationToken);
        }

        return planned;
    }

    private async Task<int> PlanTenantAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var planned = 0;
        await using var transaction = await database.BeginAsync(tenant, cancellationToken);
        foreach (var (reader, person, zone, hour) in await PairsAsync(transaction, cancellationToken))
        {
            if (NewsClock.Due(zone, hour, now) is not { } week || !await IsNewAsync(transaction, reader, person, week.Week, week.Due, cancellationToken))
            {
                continue;
            }

            var begin = BeginInput.Of(Dialog, BeginWhen.Daytime, ("person", new TextValue(person.ToString("N"))), ("week", new DateValue(week.Week)));
            await tells.TellAsync(
                transaction.Connection, tenant, reader, begin, "news:" + person.ToString("N"), week.Due > now ? week.Due : now, cancellationToken);
            planned++;
        }

        await transaction.CommitAsync(cancellationToken);
        return planned;
    }

    private static async Task<List<(Guid Reader, Guid Person, string Zone, NewsHour Hour)>> PairsAsync(
        TenantTransaction transaction, CancellationToken cancellationToken)
    {
        var pairs = new List<(Guid, Guid, string, NewsHour)>();
        await using var command = transaction.Command("""
            select r.other_id, r.person_id, p.time_zone, h.weekday, h.hour from companion.relations r
            join companion.people p on p.tenant_id = r.tenant_id and p.id = r.other_id
            left join companion.news_hours h on h.tenant_id = r.tenant_id and h.person_id = r.other_id
            where r.tenant_id = $1 and r.state = 'active' and 'weekly' = any (r.told)
            """);
        command.Parameters.Add(new() { Value = transaction.TenantId });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var hour = rows.IsDBNull(3) ? NewsHour.Usual : new NewsHour((DayOfWeek)(rows.GetInt16(3) % 7), rows.GetFieldValue<TimeOnly>(4));
            pairs.Add((rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), hour));
        }

        return pairs;
    }

    /// <summary>Whoever moves the news to another day is not told most of the same week twice.</summary>
    private static async Task<bool> IsNewAsync(
        TenantTransaction transaction, Guid reader, Guid person, DateOnly week, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            """
            insert into companion.weekly_news (tenant_id, reader_id, person_id, week, due_at)
            select $1, $2, $3, $4, $5
            where not exists (select from companion.weekly_news w where w.tenant_id = $1 and w.reader_id = $2 and w.person_id = $3 and w.week > $4 - 4)
            on conflict do nothing
            """);
        foreach (var value in new object[] { transaction.TenantId, reader, person, week, due })
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<List<Guid>> TenantsAsync(CancellationToken cancellationToken)
    {
        var tenants = new List<Guid>();
        await using var command = database.Worker.CreateCommand("select id from companion.tenants");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            tenants.Add(rows.GetGuid(0));
        }

        return tenants;
    }
}
