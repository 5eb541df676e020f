using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Rows of the web chat's activity log, written with their turn. Each statement also notifies "web_activity" with
/// "tenant account chat" (ids only), which PostgreSQL delivers to every node's streams when the turn commits.
/// </summary>
public sealed class WebActivityRows : RowSet
{
    /// <summary>The notification channel that streams listen on.</summary>
    public const string Notification = "web_activity";

    private readonly List<Row> _rows = [];

    public override int Count => _rows.Count;

    /// <param name="chat">The web chat that reads it.</param>
    /// <param name="seq">Its place in the chat: grows with every activity, with gaps.</param>
    /// <param name="createdAt">UTC.</param>
    /// <param name="box">The sealed activity.</param>
    public void Add(ChatAddress chat, long seq, DateTimeOffset createdAt, byte[] box) => _rows.Add(new(chat, seq, createdAt, box));

    public override void Rewind(int count) => _rows.RemoveRange(count, _rows.Count - count);

    public override NpgsqlBatchCommand ToCommand() => new(
        """
        with added as (
          insert into companion.web_activities (tenant_id, account_id, chat_id, seq, created_at, box)
          select * from unnest($1, $2, $3, $4, $5, $6)
          returning tenant_id, account_id, chat_id)
        select pg_notify('web_activity', concat_ws(' ', tenant_id, account_id, chat_id)) from (select distinct * from added) as chats
        """)
    {
        Parameters =
        {
            Column(row => row.Chat.TenantId),
            Column(row => row.Chat.AccountId),
            Column(row => row.Chat.ChatId),
            Column(row => row.Seq),
            Column(row => row.CreatedAt),
            Column(row => row.Box),
        },
    };

    private NpgsqlParameter<T[]> Column<T>(Func<Row, T> value) => new() { TypedValue = [.. _rows.Select(value)] };

    private readonly record struct Row(ChatAddress Chat, long Seq, DateTimeOffset CreatedAt, byte[] Box);
}
