using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Npgsql;

namespace Companion.Tuning.DryRuns;

/// <summary>One turn of the log.</summary>
internal sealed record LoggedTurn(long Number, string? Dialog, string? Version, string? State, TurnEntry Entry);

/// <summary>A real conversation from where it came into a dialog, with what is known of its person.</summary>
/// <param name="Before">The turn before; null: it was the first.</param>
internal sealed record LoggedSegment(Profile Profile, LoggedTurn? Before, IReadOnlyList<LoggedTurn> Turns)
{
    private const int MaxTurns = 300;
    private static readonly int[] s_days = [1, 4, 14, 45, 150];

    /// <summary>Ids of the conversations that were in the dialog last; looks back further and further until there are enough.</summary>
    public static async Task<IReadOnlyList<Guid>> RecentAsync(
        CompanionDatabase database, Guid tenantId, string dialog, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        foreach (var days in s_days)
        {
            found.Clear();
            var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var command = transaction.Command(
                    """
                    select conversation_id from companion.turns where tenant_id = companion.tenant() and at > $1 and dialog = $2
                    group by 1 order by max(at) desc limit $3
                    """);
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.AddDays(-days) });
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dialog });
                    command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
                    var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                    await using (reader.ConfigureAwait(false))
                    {
                        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        {
                            found.Add(reader.GetGuid(0));
                        }
                    }
                }
            }

            if (found.Count >= count)
            {
                break;
            }
        }

        return found;
    }

    /// <returns>Null: where it came in is not in the log.</returns>
    public static async Task<LoggedSegment?> ReadAsync(CompanionDatabase database, Guid tenantId, Guid conversation, string dialog, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var turns = new List<LoggedTurn>();
        Profile? profile = null;
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                select t.number, t.dialog, t.dialog_version, t.state_name, t.box, null::bytea from companion.turns t
                where t.tenant_id = companion.tenant() and t.conversation_id = $1 order by t.number desc limit $2
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversation });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxTurns });
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        var entry = JsonSerializer.Deserialize(
                            cipher.Open(await reader.GetFieldValueAsync<byte[]>(4, cancellationToken).ConfigureAwait(false), TurnStatements.TurnPurpose), TurnJson.Default.TurnEntry)!; // written so
                        turns.Add(new(reader.GetInt64(0), Text(reader, 1), Text(reader, 2), Text(reader, 3), entry));
                    }
                }
            }

            var state = transaction.Command("select box from companion.conversations where tenant_id = companion.tenant() and id = $1");
            await using (state.ConfigureAwait(false))
            {
                state.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversation });
                if (await state.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] box)
                {
                    profile = ConversationState.FromUtf8(cipher.Open(box, TurnStatements.StatePurpose)).Profile;
                }
            }
        }

        turns.Reverse();
        var from = turns.FindLastIndex(turn => turn.Dialog == dialog);
        while (from > 0 && turns[from - 1].Dialog == dialog)
        {
            from--;
        }

        return profile is null || from < 0 || (from == 0 && turns[0].Number > 1) ? null
            : new(turns[from].Entry.Born ?? profile, from == 0 ? null : turns[from - 1], turns[from..]);
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
