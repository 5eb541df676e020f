using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>Forgets what nobody needs any more: dedupe keys, and what was said long ago in web chats.</summary>
public sealed class Retention(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>Telegram keeps undelivered updates for a day; a month leaves room for every clock and queue in between.</summary>
    private static readonly TimeSpan KeepInbox = TimeSpan.FromDays(30);

    private const int Portion = 10_000;

    /// <summary>How long a web chat can be read back. What was agreed in it lives on in the diary and the profile.</summary>
    private static readonly TimeSpan KeepWebActivities = TimeSpan.FromDays(30);

    /// <summary>What a page shows of a chat when it comes back after months: the open question is among it.</summary>
    private const int KeepLastOfChat = 20;

    /// <returns>The number of forgotten keys. Keys of alarms and money are kept for ever.</returns>
    public Task<int> ForgetInboxAsync(CancellationToken cancellationToken) => ForgetAsync(
        """
        delete from companion.inbox where ctid = any (array(
          select ctid from companion.inbox where received_at < $1 and not keep limit $2))
        """,
        KeepInbox,
        cancellationToken);

    /// <returns>The number of forgotten activities. The newest of each chat are kept, however old.</returns>
    public Task<int> ForgetWebActivitiesAsync(CancellationToken cancellationToken) => ForgetAsync(
        $"""
        delete from companion.web_activities where ctid = any (array(
          select a.ctid from companion.web_activities a
          where a.created_at < $1 and exists (
            select from companion.web_activities newer
            where newer.tenant_id = a.tenant_id and newer.account_id = a.account_id and newer.chat_id = a.chat_id and newer.seq > a.seq
            offset {KeepLastOfChat - 1})
          limit $2))
        """,
        KeepWebActivities,
        cancellationToken);

    private async Task<int> ForgetAsync(string statement, TimeSpan keep, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        while (true)
        {
            var command = database.Worker.CreateCommand(statement);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() - keep });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Portion });
                var portion = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                forgotten += portion;
                if (portion < Portion)
                {
                    return forgotten;
                }
            }
        }
    }
}
