using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Rows of the web chat's activity log that belong to no turn. Their places are those after the chat's last: a turn has room for a
/// thousand and says far fewer, so the next turn's come behind them.
/// </summary>
public sealed class WebActivityRowsApart : RowSet
{
    private readonly List<(ChatAddress Chat, DateTimeOffset CreatedAt, byte[] Box)> _rows = [];

    public override int Count => _rows.Count;

    /// <param name="chat">The web chat that reads it.</param>
    /// <param name="createdAt">UTC.</param>
    /// <param name="box">The sealed activity.</param>
    public void Add(ChatAddress chat, DateTimeOffset createdAt, byte[] box) => _rows.Add((chat, createdAt, box));

    public override void Rewind(int count) => _rows.RemoveRange(count, _rows.Count - count);

    public override NpgsqlBatchCommand ToCommand() => new(
        """
        with added as (
          insert into companion.web_activities (tenant_id, account_id, chat_id, seq, created_at, box)
          select r.tenant_id, r.account_id, r.chat_id, r.place + coalesce((
            select max(a.seq) from companion.web_activities a
            where a.tenant_id = r.tenant_id and a.account_id = r.account_id and a.chat_id = r.chat_id), 0), r.created_at, r.box
          from unnest($1, $2, $3, $4, $5) with ordinality as r (tenant_id, account_id, chat_id, created_at, box, place)
          returning tenant_id, account_id, chat_id)
        select pg_notify('web_activity', concat_ws(' ', tenant_id, account_id, chat_id)) from (select distinct * from added) as chats
        """)
    {
        Parameters =
        {
            Column(row => row.Chat.TenantId),
            Column(row => row.Chat.AccountId),
            Column(row => row.Chat.ChatId),
            Column(row => row.CreatedAt),
            Column(row => row.Box),
        },
    };

    private NpgsqlParameter<T[]> Column<T>(Func<(ChatAddress Chat, DateTimeOffset CreatedAt, byte[] Box), T> value) =>
        new() { TypedValue = [.. _rows.Select(value)] };
}
