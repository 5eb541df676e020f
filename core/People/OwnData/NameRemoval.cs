using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Companion.Storage;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>
/// Takes an erased person's name out of the conversations of those whom they were connected with: what is open there, waits to be said or
/// was said. Their own words ("Anna is better") stay: they are theirs. Where somebody else there has the same name it stays too, as it
/// then names nobody for certain. A log changed so is met by a replay only up to its first changed turn.
/// </summary>
internal sealed class NameRemoval(NpgsqlConnection connection, ITenantCipher cipher)
{
    private const string Nobody = "👤";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>What holds texts for a conversation ($1), and which of its JSON is not the other's own.</summary>
    private static readonly (string Table, string Condition, string Purpose, Func<JsonObject, IEnumerable<JsonNode?>> Parts)[] s_places =
    [
        ("conversations", "id = $1", "conversation.state", json => json.Where(part => part.Key != "p").Select(part => part.Value)),
        ("turns", "conversation_id = $1", "conversation.turn", json => [json["out"], json["in"] is JsonObject input && input["t"]?.GetValue<string>() is "begin" or "work" ? json["in"] : null]),
        ("timers", "conversation_id = $1 and box is not null", "conversation.timer", json => [json]),
        ("work_items", "conversation_id = $1", "conversation.work", json => [json]),
        ("outbox", OfItsChats, "conversation.outbox", json => [json]),
        ("web_activities", OfItsChats, "webchat.activity", json => [json]),
    ];

    private const string OfItsChats =
        "(account_id, chat_id) in (select h.account_id, h.chat_id from companion.chats h where h.tenant_id = companion.tenant() and h.conversation_id = $1)";

    public async Task RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await NameAsync(personId, cancellationToken).ConfigureAwait(false) is not { Length: > 1 } name)
        {
            return;
        }

        var word = new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, s_patience);
        foreach (var (conversation, owner) in await ConversationsAsync(personId, cancellationToken).ConfigureAwait(false))
        {
            if (await IsAnothersTooAsync(name, owner, personId, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            foreach (var (table, condition, purpose, parts) in s_places)
            {
                await CleanAsync(table, condition, purpose, parts, conversation, word, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CleanAsync(
        string table, string condition, string purpose, Func<JsonObject, IEnumerable<JsonNode?>> parts, Guid conversation, Regex word, CancellationToken cancellationToken)
    {
        // Who stepped a turn from the state as it was finds another version and steps it again from this one.
        var set = table == "conversations" ? "box = $1, version = version + 1" : "box = $1";
        foreach (var (row, partition, box) in await ReadAsync(table, condition, conversation, cancellationToken).ConfigureAwait(false))
        {
            if (JsonNode.Parse(cipher.Open(box, purpose)) is not JsonObject json || !parts(json).ToList().Aggregate(false, (any, part) => Replace(part, word) || any))
            {
                continue;
            }

            var update = new NpgsqlCommand(
                $"update companion.{table} set {set} where tenant_id = companion.tenant() and ctid = $2::tid and tableoid = $3::oid", connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(Encoding.UTF8.GetBytes(json.ToJsonString()), purpose) },
                    new NpgsqlParameter<string> { TypedValue = row },
                    new NpgsqlParameter<long> { TypedValue = partition },
                },
            };
            await using (update.ConfigureAwait(false))
            {
                await update.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <returns>Whether anything was replaced.</returns>
    private static bool Replace(JsonNode? node, Regex word)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject json:
                foreach (var (key, value) in json.ToList())
                {
                    if (Cleaned(value, word) is { } text)
                    {
                        (json[key], changed) = (text, true);
                    }
                    else
                    {
                        changed |= Replace(value, word);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Cleaned(list[i], word) is { } text)
                    {
                        (list[i], changed) = (text, true);
                    }
                    else
                    {
                        changed |= Replace(list[i], word);
                    }
                }

                break;
        }

        return changed;
    }

    private static string? Cleaned(JsonNode? node, Regex word)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return null;
        }

        if (text.StartsWith('{'))
        {
            try
            {
                // What a work item gave back: JSON inside a text.
                return JsonNode.Parse(text) is { } inner && Replace(inner, word) ? inner.ToJsonString() : null;
            }
            catch (JsonException)
            {
                // Somebody's text that begins with a brace.
                return word.IsMatch(text) ? word.Replace(text, Nobody) : null;
            }
        }

        return word.IsMatch(text) ? word.Replace(text, Nobody) : null;
    }

    /// <summary>Of everybody who was ever connected with the person, locked.</summary>
    private async Task<List<(Guid Conversation, Guid Owner)>> ConversationsAsync(Guid personId, CancellationToken cancellationToken)
    {
        var found = new List<(Guid, Guid)>();
        var command = Command(
            """
            select c.id, c.person_id from companion.conversations c where c.tenant_id = companion.tenant() and c.person_id <> $1 and c.person_id in (
              select case when r.person_id = $1 then r.other_id else r.person_id end from companion.relations r
              where r.tenant_id = companion.tenant() and $1 in (r.person_id, r.other_id))
            order by c.id for update
            """,
            personId);
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add((rows.GetGuid(0), rows.GetGuid(1)));
                }
            }
        }

        return found;
    }

    private async Task<bool> IsAnothersTooAsync(string name, Guid owner, Guid erased, CancellationToken cancellationToken)
    {
        var command = Command(
            """
            select p.name_box from companion.people p where p.tenant_id = companion.tenant() and p.id <> $2 and p.name_box is not null and (p.id = $1 or p.id in (
              select case when r.person_id = $1 then r.other_id else r.person_id end from companion.relations r
              where r.tenant_id = companion.tenant() and $1 in (r.person_id, r.other_id)))
            """,
            owner,
            erased);
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (Opened(rows.GetFieldValue<byte[]>(0)).Equals(name, StringComparison.OrdinalIgnoreCase))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private async Task<List<(string Row, long Partition, byte[] Box)>> ReadAsync(string table, string condition, Guid conversation, CancellationToken cancellationToken)
    {
        var found = new List<(string, long, byte[])>();
        var command = Command($"select ctid::text, tableoid::bigint, box from companion.{table} where tenant_id = companion.tenant() and {condition} for update", conversation);
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add((rows.GetString(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
                }
            }
        }

        return found;
    }

    private async Task<string?> NameAsync(Guid personId, CancellationToken cancellationToken)
    {
        var command = Command("select name_box from companion.people where tenant_id = companion.tenant() and id = $1", personId);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] box ? Opened(box) : null;
        }
    }

    private string Opened(byte[] box) => Encoding.UTF8.GetString(cipher.Open(box, PersonRow.NamePurpose));

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<Guid> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });
        }

        return command;
    }
}
