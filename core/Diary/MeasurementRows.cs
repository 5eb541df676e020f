using Companion.Conversations;
using Npgsql;

namespace Companion.Diary;

internal sealed record MeasurementRow(
    Guid TenantId, Guid Id, Guid PersonId, Guid? EntryId, MeasurementKind Kind, DateTimeOffset At,
    decimal? Value, short? Systolic, short? Diastolic, string Source);

internal sealed class MeasurementRows : RowList<MeasurementRow>
{
    public override NpgsqlBatchCommand ToCommand() => new("""
        insert into companion.measurements
          (tenant_id, id, person_id, entry_id, kind, measured_at, value, systolic, diastolic, unit, source)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)
    {
        Parameters =
        {
            Column(Rows, r => r.TenantId),
            Column(Rows, r => r.Id),
            Column(Rows, r => r.PersonId),
            Column(Rows, r => r.EntryId),
            Column(Rows, r => r.Kind.Code()),
            Column(Rows, r => r.At),
            Column(Rows, r => r.Value),
            Column(Rows, r => r.Systolic),
            Column(Rows, r => r.Diastolic),
            Column(Rows, r => r.Kind.Unit()),
            Column(Rows, r => r.Source),
        },
    };
}
