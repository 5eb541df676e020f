using Companion.Conversations;
using Npgsql;

namespace Companion.Diary;

internal sealed record DiaryPhotoRow(Guid TenantId, Guid EntryId, Guid PersonId, Guid FileId);

internal sealed class DiaryPhotoRows : RowList<DiaryPhotoRow>
{
    public override NpgsqlBatchCommand ToCommand() => Insert(Rows);

    /// <summary>An entry that was erased meanwhile takes no photo any more.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<DiaryPhotoRow> rows) => new("""
        insert into companion.diary_photos (tenant_id, entry_id, person_id, file_id)
        select r.* from unnest($1, $2, $3, $4) as r (tenant_id, entry_id, person_id, file_id)
        where exists (select from companion.diary_entries e where e.tenant_id = r.tenant_id and e.id = r.entry_id)
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Column(rows, r => r.TenantId),
            Column(rows, r => r.EntryId),
            Column(rows, r => r.PersonId),
            Column(rows, r => r.FileId),
        },
    };
}
