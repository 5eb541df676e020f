using Companion.Conversations;
using Npgsql;

namespace Companion.Bot.Channels.WebChat.Pairing;

/// <summary>New one-time links, written with the turn that made them; a person's earlier ones go with it, used or not.</summary>
internal sealed class LinkTokenRows : RowSet
{
    private readonly List<Row> _rows = [];

    public override int Count => _rows.Count;

    public void Add(Row row) => _rows.Add(row);

    public override void Rewind(int count) => _rows.RemoveRange(count, _rows.Count - count);

    public override NpgsqlBatchCommand ToCommand() => new(
        """
        with earlier as (delete from companion.link_tokens where (tenant_id, person_id) in (select * from unnest($1, $5)))
        insert into companion.link_tokens (tenant_id, token_hash, code_hash, conversation_id, person_id, expires_at)
        select * from unnest($1, $2, $3, $4, $5, $6)
        """)
    {
        Parameters =
        {
            Column(row => row.TenantId),
            Column(row => row.TokenHash),
            Column(row => row.CodeHash),
            Column(row => row.ConversationId),
            Column(row => row.PersonId),
            Column(row => row.ExpiresAt),
        },
    };

    private NpgsqlParameter<T[]> Column<T>(Func<Row, T> value) => new() { TypedValue = [.. _rows.Select(value)] };

    internal sealed record Row(Guid TenantId, byte[] TokenHash, byte[] CodeHash, Guid ConversationId, Guid PersonId, DateTimeOffset ExpiresAt);
}
