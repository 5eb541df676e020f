using Companion.Conversations;
using Npgsql;

namespace Companion.Diary;

internal sealed record DiaryEntryRow(
    Guid TenantId, Guid Id, Guid PersonId, DateTimeOffset At, short? Mood, short? Pain, decimal? SleepHours, bool? Medicines,
    byte[]? SymptomsBox, byte[]? NoteBox);

internal sealed class DiaryEntryRows : RowList<DiaryEntryRow>
{
    public override NpgsqlBatchCommand ToCommand() => new("""
        insert into companion.diary_entries
          (tenant_id, id, person_id, recorded_at, mood, pain, sleep_hours, medicines, symptoms_box, note_box)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)
    {
        Parameters =
        {
            Column(Rows, r => r.TenantId),
            Column(Rows, r => r.Id),
            Column(Rows, r => r.PersonId),
            Column(Rows, r => r.At),
            Column(Rows, r => r.Mood),
            Column(Rows, r => r.Pain),
            Column(Rows, r => r.SleepHours),
            Column(Rows, r => r.Medicines),
            Column(Rows, r => r.SymptomsBox),
            Column(Rows, r => r.NoteBox),
        },
    };
}
