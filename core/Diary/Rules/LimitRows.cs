using Companion.Conversations;
using Npgsql;

namespace Companion.Diary.Rules;

internal sealed record LimitRow(Guid TenantId, Guid PersonId, LimitKind Kind, DateTimeOffset At, Limit Limit, string SetBy);

/// <summary>Limits as they were set, one behind the other: the audit of who set what, and when. A limit without bounds was lifted.</summary>
internal sealed class LimitRows : RowList<LimitRow>
{
    public override NpgsqlBatchCommand ToCommand()
    {
        // One moment holds one limit of a kind.
        var rows = LastOfEach(r => (r.TenantId, r.PersonId, r.Kind, r.At));
        return new("""
            insert into companion.personal_limits (tenant_id, person_id, kind, at, low, high, set_by)
            select * from unnest($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                Column(rows, r => r.TenantId),
                Column(rows, r => r.PersonId),
                Column(rows, r => r.Kind.Code()),
                Column(rows, r => r.At),
                Column(rows, r => r.Limit.Low),
                Column(rows, r => r.Limit.High),
                Column(rows, r => r.SetBy),
            },
        };
    }
}
