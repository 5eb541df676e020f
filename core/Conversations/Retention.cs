using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>Forgets dedupe keys that nobody can repeat any more.</summary>
public sealed class Retention(CompanionDatabase database, TimeProvider clock)
{
    /// <summary>Telegram keeps undelivered updates for a day; a month leaves room for every clock and queue in between.</summary>
    private static readonly TimeSpan KeepInbox = TimeSpan.FromDays(30);

    private const int Portion = 10_000;

    /// <returns>The number of forgotten keys. Keys of alarms and money are kept for ever.</returns>
    public async Task<int> ForgetInboxAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        while (true)
        {
            var command = database.Worker.CreateCommand(
                """
                delete from companion.inbox where ctid = any (array(
                  select ctid from companion.inbox where received_at < $1 and not keep limit $2))
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() - KeepInbox });
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
