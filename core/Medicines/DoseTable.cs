using Companion.People;
using Npgsql;

namespace Companion.Medicines;

/// <summary>The doses of one person, inside the caller's transaction (which has locked their conversation, so nobody writes beside it).</summary>
internal sealed class DoseTable(NpgsqlConnection connection, Guid tenantId, Guid personId)
{
    /// <summary>
    /// Brings the rows up to <paramref name="now"/>: today's and tomorrow's doses are written down, hours follow the person's clock, and what
    /// was due too long ago is given up.
    /// </summary>
    public async Task SettleAsync(IReadOnlyList<Medicine> medicines, Profile profile, DateTimeOffset now, TimeSpan window, CancellationToken cancellationToken)
    {
        var today = LocalClock.Today(profile, now);
        var ahead = medicines.SelectMany(m => DoseCalendar.Between(m, profile.TimeZone, today.AddDays(-1), today.AddDays(1)).Select(d => (Medicine: m, Dose: d))).ToList();
        await using (var insert = Command(
            """
            insert into companion.medicine_doses as d (tenant_id, person_id, id, medicine_id, day, at, due_at, status)
            select $1, $2, t.id, t.medicine_id, t.day, t.at, t.due_at, 'due' from unnest($3, $4, $5, $6, $7) as t (id, medicine_id, day, at, due_at)
            on conflict (tenant_id, medicine_id, day, at, planned) do update
              set due_at = excluded.due_at + make_interval(mins => d.shift_minutes)
              where d.status = 'due' and d.asked_at is null and d.due_at <> excluded.due_at + make_interval(mins => d.shift_minutes)
            """,
            ahead.Select(_ => Guid.CreateVersion7()).ToArray(),
            ahead.Select(a => a.Medicine.Id).ToArray(),
            ahead.Select(a => a.Dose.Day).ToArray(),
            ahead.Select(a => a.Dose.At).ToArray(),
            ahead.Select(a => a.Dose.Due).ToArray()))
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        // Written when the person's days were further on (another zone): they come again when their day is near, at its own hour.
        await using (var early = Command(
            "delete from companion.medicine_doses where tenant_id = $1 and person_id = $2 and status = 'due' and asked_at is null and day > $3", today.AddDays(1)))
        {
            await early.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var close = Command(
            """
            update companion.medicine_doses set status = case when asked_at is null then 'unasked' else 'missed' end
            where tenant_id = $1 and person_id = $2 and status = 'due' and due_at <= $3
            """,
            now - window);
        await close.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Doses whose moment lies in a span, by moment.</summary>
    public Task<List<Dose>> BetweenAsync(DateTimeOffset from, DateTimeOffset through, CancellationToken cancellationToken) => ReadAsync(
        Command(Select + " and due_at > $3 and due_at <= $4 order by due_at, id", from, through), cancellationToken);

    /// <summary>Those of the ids that are this person's.</summary>
    public Task<List<Dose>> FindAsync(Guid[] ids, CancellationToken cancellationToken) => ReadAsync(
        Command(Select + " and id = any($3) order by due_at, id", ids), cancellationToken);

    /// <summary>
    /// The first moment at which a dose waits to be asked for, which may be past (its timer was just about to fire); null: none is written down.
    /// </summary>
    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select min(due_at) from companion.medicine_doses
            where tenant_id = $1 and person_id = $2 and status = 'due' and (due_at > $3 or asked_at is null)
            """,
            now);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
    }

    public async Task AskedAsync(Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "update companion.medicine_doses set asked_at = coalesce(asked_at, $4) where tenant_id = $1 and person_id = $2 and id = any($3)", ids, now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Writes down an answer; one that comes after the dose's window says that it was taken, not when, so its own hour stands. A dose that was taken or skipped stays so; a missed one can still be
    /// answered.
    /// </summary>
    /// <returns>The ids that it changed.</returns>
    public async Task<List<Guid>> AnswerAsync(Guid[] ids, DoseStatus answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = new List<Guid>();
        await using var command = Command(
            """
            update companion.medicine_doses set status = $4, answered_at = $5,
              taken_at = case when $4 = 'taken' then case when due_at < $6 then due_at else $5 end end
            where tenant_id = $1 and person_id = $2 and id = any($3)
              and (status in ('due', 'unasked') or (status in ('missed', 'skipped') and $4 = 'taken'))
            returning id
            """,
            ids,
            answer.ToString().ToLowerInvariant(),
            now,
            now - MedicineBook.Window);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            changed.Add(rows.GetGuid(0));
        }

        return changed;
    }

    /// <summary>When each medicine was last taken, whatever the dose.</summary>
    public async Task<Dictionary<Guid, DateTimeOffset>> LastTakenAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var last = new Dictionary<Guid, DateTimeOffset>();
        await using var command = Command(
            """
            select medicine_id, max(taken_at) from companion.medicine_doses
            where tenant_id = $1 and person_id = $2 and taken_at > $3 group by medicine_id
            """,
            since);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            last.Add(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1));
        }

        return last;
    }

    /// <summary>An intake that no plan asked for.</summary>
    public async Task AddUnplannedAsync(Guid medicineId, Profile profile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var local = LocalClock.At(profile, now);
        await using var command = Command(
            """
            insert into companion.medicine_doses
              (tenant_id, person_id, id, medicine_id, day, at, planned, due_at, status, answered_at, taken_at)
            values ($1, $2, $3, $4, $5, $6, false, $7, 'taken', $7, $7)
            on conflict do nothing
            """,
            Guid.CreateVersion7(),
            medicineId,
            DateOnly.FromDateTime(local.ToDateTimeUnspecified()),
            TimeOnly.FromDateTime(local.ToDateTimeUnspecified()),
            now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task MoveAsync(Guid id, DateTimeOffset due, int shiftMinutes, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            update companion.medicine_doses set due_at = $4, shift_minutes = shift_minutes + $5, asked_at = null
            where tenant_id = $1 and person_id = $2 and id = $3 and status = 'due'
            """,
            id,
            due,
            shiftMinutes);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string Select = """
        select id, medicine_id, day, at, planned, due_at, status, taken_at from companion.medicine_doses where tenant_id = $1 and person_id = $2
        """;

    private static async Task<List<Dose>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var doses = new List<Dose>();
        await using (command)
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                doses.Add(new Dose(
                    rows.GetGuid(0),
                    rows.GetGuid(1),
                    rows.GetFieldValue<DateOnly>(2),
                    rows.GetFieldValue<TimeOnly>(3),
                    rows.GetBoolean(4),
                    rows.GetFieldValue<DateTimeOffset>(5),
                    Enum.Parse<DoseStatus>(rows.GetString(6), ignoreCase: true),
                    rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7)));
            }
        }

        return doses;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenantId }, new() { Value = personId } } };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
