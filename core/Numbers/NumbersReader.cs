using System.Collections.Concurrent;
using System.Text.Json;
using Companion.Storage;
using Npgsql;

namespace Companion.Numbers;

/// <summary>
/// Counts days. A day that is over in every time zone is counted once and kept; the last two and the totals are counted anew at most once
/// a minute.
/// </summary>
public sealed class NumbersReader(CompanionDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid Tenant, DateOnly Day), (DateTimeOffset At, DayNumbers Numbers)> _open = [];
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, TotalNumbers Numbers)> _totals = [];

    /// <summary>The last days, the oldest first, today among them.</summary>
    public async Task<IReadOnlyList<DayNumbers>> DaysAsync(Guid tenantId, int days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var settled = today.AddDays(-2);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var kept = await KeptAsync(transaction, today.AddDays(1 - days), cancellationToken).ConfigureAwait(false);
            var found = new List<DayNumbers>(days);
            for (var day = today.AddDays(1 - days); day <= today; day = day.AddDays(1))
            {
                if (kept.TryGetValue(day, out var old))
                {
                    found.Add(old);
                }
                else if (day <= settled)
                {
                    var counted = await CountAsync(transaction, day, cancellationToken).ConfigureAwait(false);
                    await KeepAsync(transaction, counted, now, cancellationToken).ConfigureAwait(false);
                    found.Add(counted);
                }
                else
                {
                    found.Add(await OpenAsync(transaction, day, now, cancellationToken).ConfigureAwait(false));
                }
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return found;
        }
    }

    public async Task<TotalNumbers> TotalsAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_totals.TryGetValue(tenantId, out var known) && now - known.At < s_fresh)
        {
            return known.Numbers;
        }

        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                select (select count(*) from companion.people where tenant_id = companion.tenant()),
                       (select count(*) from companion.people where tenant_id = companion.tenant() and onboarded_at is not null),
                       (select count(distinct person_id) from companion.chats where tenant_id = companion.tenant() and reachable),
                       (select count(*) from companion.alarms where tenant_id = companion.tenant() and ended_at is null)
                """);
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    var totals = new TotalNumbers(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
                    _totals[tenantId] = (now, totals);
                    return totals;
                }
            }
        }
    }

    private async Task<DayNumbers> OpenAsync(TenantTransaction transaction, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue((transaction.TenantId, day), out var known) && now - known.At < s_fresh)
        {
            return known.Numbers;
        }

        var counted = await CountAsync(transaction, day, cancellationToken).ConfigureAwait(false);
        _open[(transaction.TenantId, day)] = (now, counted);
        foreach (var old in _open.Keys.Where(key => key.Day < day.AddDays(-3)))
        {
            _open.TryRemove(old, out _);
        }

        return counted;
    }

    private static async Task<Dictionary<DateOnly, DayNumbers>> KeptAsync(TenantTransaction transaction, DateOnly from, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<DateOnly, DayNumbers>();
        var command = transaction.Command("select numbers::text from companion.day_numbers where tenant_id = companion.tenant() and day >= $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = from });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var numbers = JsonSerializer.Deserialize(reader.GetString(0), NumbersJson.Default.DayNumbers)
                        ?? throw new InvalidDataException("A kept day is empty.");
                    kept[numbers.Day] = numbers;
                }
            }
        }

        return kept;
    }

    private static async Task KeepAsync(TenantTransaction transaction, DayNumbers numbers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            "insert into companion.day_numbers (tenant_id, day, numbers, counted_at) values (companion.tenant(), $1, $2::jsonb, $3) on conflict do nothing");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = numbers.Day });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(numbers, NumbersJson.Default.DayNumbers) });
            command.Parameters.Add(new() { Value = now });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<DayNumbers> CountAsync(TenantTransaction transaction, DateOnly day, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            """
            with alarm as (
              select a.id, a.kind, a.state, a.outcome,
                     (select min(e.at) from companion.alarm_events e where e.tenant_id = a.tenant_id and e.alarm_id = a.id and e.what = 'paged') as paged,
                     (select min(e.at) from companion.alarm_events e
                      where e.tenant_id = a.tenant_id and e.alarm_id = a.id and e.what in ('taken', 'on-the-way', 'staff-took', 'staff-on-the-way')) as taken,
                     exists (select from companion.alarm_handoffs h where h.tenant_id = a.tenant_id and h.alarm_id = a.id) as handed
              from companion.alarms a where a.tenant_id = companion.tenant() and a.started_at >= $2 and a.started_at < $3),
            checks as (
              select count(*) as due, count(*) filter (where outcome = 'answered') as answered, count(*) filter (where outcome = 'declined') as declined,
                     count(*) filter (where outcome = 'missed') as missed
              from companion.check_ins where tenant_id = companion.tenant() and day = $1),
            turn as (
              select count(*) filter (where account_id <> '00000000-0000-0000-0000-000000000000') as people,
                     count(*) filter (where account_id = '00000000-0000-0000-0000-000000000000') as time
              from companion.turns where tenant_id = companion.tenant() and at >= $2 and at < $3)
            select c.due, c.answered, c.declined, c.missed,
                   (select count(*) from alarm where kind = 'Sos'), (select count(*) from alarm where kind = 'Test'), (select count(*) from alarm where kind = 'Silence'),
                   (select count(*) from alarm where taken is not null and kind <> 'Test'),
                   (select percentile_cont(0.5) within group (order by extract(epoch from taken - paged)::float8) from alarm where taken >= paged and kind <> 'Test'),
                   (select percentile_cont(0.9) within group (order by extract(epoch from taken - paged)::float8) from alarm where taken >= paged and kind <> 'Test'),
                   (select count(*) from alarm where handed),
                   t.people, t.time,
                   (select count(*) from companion.people where tenant_id = companion.tenant() and created_at >= $2 and created_at < $3)
            from checks c, turn t
            """);
        await using (command.ConfigureAwait(false))
        {
            var begins = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            command.Parameters.Add(new() { Value = day });
            command.Parameters.Add(new() { Value = begins });
            command.Parameters.Add(new() { Value = begins.AddDays(1) });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return new(
                    day,
                    new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)),
                    new(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), Seconds(reader, 8), Seconds(reader, 9), reader.GetInt64(10)),
                    new(reader.GetInt64(11), reader.GetInt64(12)),
                    reader.GetInt64(13));
            }
        }
    }

    private static double? Seconds(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
