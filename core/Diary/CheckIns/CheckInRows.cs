using Companion.Conversations;
using Npgsql;

namespace Companion.Diary.CheckIns;

/// <summary>What became known of a day's check-in; null: nothing new.</summary>
internal sealed record CheckInRow(
    Guid TenantId, Guid PersonId, DateOnly Day, DateTimeOffset DueAt, DateTimeOffset? DeliveredAt = null, DateTimeOffset? SeenAt = null,
    DateTimeOffset? AnsweredAt = null, string? Outcome = null)
{
    public CheckInRow Then(CheckInRow later) => later with
    {
        DeliveredAt = DeliveredAt ?? later.DeliveredAt,
        SeenAt = SeenAt ?? later.SeenAt,
        AnsweredAt = AnsweredAt ?? later.AnsweredAt,
        Outcome = later.Outcome ?? Outcome,
    };
}

/// <summary>Adds what became known to the days' rows; the first time of each step stands.</summary>
internal sealed class CheckInRows : RowList<CheckInRow>
{
    public override NpgsqlBatchCommand ToCommand()
    {
        List<CheckInRow> rows = [.. Rows.GroupBy(r => (r.TenantId, r.PersonId, r.Day)).Select(day => day.Aggregate((first, later) => first.Then(later)))];
        return new NpgsqlBatchCommand("""
            insert into companion.check_ins as c
              (tenant_id, person_id, day, due_at, delivered_at, seen_at, answered_at, outcome)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (tenant_id, person_id, day) do update set
              delivered_at = coalesce(c.delivered_at, excluded.delivered_at), seen_at = coalesce(c.seen_at, excluded.seen_at),
              answered_at = coalesce(c.answered_at, excluded.answered_at), outcome = coalesce(excluded.outcome, c.outcome)
            """)
        {
            Parameters =
            {
                Column(rows, r => r.TenantId),
                Column(rows, r => r.PersonId),
                Column(rows, r => r.Day),
                Column(rows, r => r.DueAt),
                Column(rows, r => r.DeliveredAt),
                Column(rows, r => r.SeenAt),
                Column(rows, r => r.AnsweredAt),
                Column(rows, r => r.Outcome),
            },
        };
    }
}
