using Companion.Conversations;
using Npgsql;

namespace Companion.People;

internal sealed record ConsentRow(
    Guid TenantId, Guid PersonId, string Kind, DateTimeOffset At, bool Granted, string Language, string TextHash);

/// <summary>Answers to questions of consent; never changed afterwards.</summary>
internal sealed class ConsentRows : RowList<ConsentRow>
{
    public override NpgsqlBatchCommand ToCommand() => new("""
        insert into companion.consents (tenant_id, person_id, kind, at, granted, language, text_hash)
        select * from unnest($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        """)
    {
        Parameters =
        {
            Column(Rows, r => r.TenantId),
            Column(Rows, r => r.PersonId),
            Column(Rows, r => r.Kind),
            Column(Rows, r => r.At),
            Column(Rows, r => r.Granted),
            Column(Rows, r => r.Language),
            Column(Rows, r => r.TextHash),
        },
    };
}
