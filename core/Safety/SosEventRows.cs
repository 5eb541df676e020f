using Companion.Conversations;
using Npgsql;

namespace Companion.Safety;

internal sealed record SosEventRow(Guid TenantId, Guid Id, Guid PersonId, DateTimeOffset At, string Step, string Country, string Number);

internal sealed class SosEventRows : RowList<SosEventRow>
{
    public override NpgsqlBatchCommand ToCommand() => new("""
        insert into companion.sos_events (tenant_id, id, person_id, at, step, country, number)
        select * from unnest($1, $2, $3, $4, $5, $6, $7)
        """)
    {
        Parameters =
        {
            Column(Rows, r => r.TenantId),
            Column(Rows, r => r.Id),
            Column(Rows, r => r.PersonId),
            Column(Rows, r => r.At),
            Column(Rows, r => r.Step),
            Column(Rows, r => r.Country),
            Column(Rows, r => r.Number),
        },
    };
}
