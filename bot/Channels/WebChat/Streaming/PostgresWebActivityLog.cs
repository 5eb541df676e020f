using Companion.Bot.Channels.WebChat.Activities;
using Companion.Conversations;
using Companion.Storage;
using Npgsql;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Reads straight through Npgsql, tenant and query in one round trip: each open page asks at every signal.</summary>
internal sealed class PostgresWebActivityLog(CompanionDatabase database) : IWebActivityLog
{
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(ChatAddress chat, long? after, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(chat.TenantId, cancellationToken);
        await using var connection = await database.App.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new("select set_config('companion.tenant', $1, true)") { Parameters = { new() { Value = chat.TenantId.ToString() } } });
        batch.BatchCommands.Add(new(
            $"""
            select seq, created_at, box from companion.web_activities
            where tenant_id = $1 and account_id = $2 and chat_id = $3 and seq > $4
            order by seq {(after is null ? "desc" : "asc")} limit $5
            """)
        {
            Parameters =
            {
                new() { Value = chat.TenantId },
                new() { Value = chat.AccountId },
                new() { Value = chat.ChatId },
                new() { Value = after ?? -1 },
                new() { Value = IWebActivityLog.PageSize },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var entries = new List<LogEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var activity = LoggedActivity.Open(reader.GetFieldValue<byte[]>(2), cipher);
            entries.Add(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), activity));
        }

        if (after is null)
        {
            entries.Reverse();
        }

        return entries;
    }
}
