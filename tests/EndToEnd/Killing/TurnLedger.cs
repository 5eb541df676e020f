using System.Globalization;
using Companion.TelegramSimulator;
using Npgsql;

namespace Companion.EndToEnd.Killing;

/// <summary>Holds what the database says had an effect against what the simulator knows was acknowledged.</summary>
internal sealed class TurnLedger(string connectionString)
{
    /// <summary>Every acknowledged update has exactly one turn, in the order in which its chat sent it.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync(IReadOnlyList<DeliveredUpdate> updates)
    {
        var problems = new List<string>();
        var turns = (await TurnsAsync()).ToLookup(turn => turn.UpdateId);
        foreach (var update in updates)
        {
            var effects = turns[update.Id].Count();
            if (update.AcknowledgedAt is null)
            {
                problems.Add($"update {update.Id} was never acknowledged ({update.Attempts} deliveries, {effects} effects)");
            }
            else if (effects != 1)
            {
                problems.Add($"update {update.Id} was acknowledged and had {effects} effects");
            }
        }

        foreach (var chat in updates.GroupBy(update => update.ChatId))
        {
            var taken = chat.SelectMany(update => turns[update.Id]).ToList();
            if (taken.Select(turn => turn.Conversation).Distinct().Count() > 1)
            {
                problems.Add($"chat {chat.Key} was split over several conversations");
            }

            if (!taken.OrderBy(turn => turn.Number).SequenceEqual(taken))
            {
                problems.Add($"chat {chat.Key} was not taken in the order in which it was sent");
            }
        }

        if (await CountAsync("select count(*) from companion.quarantine") is > 0 and var poisoned)
        {
            problems.Add($"{poisoned} inbounds were put into quarantine");
        }

        return problems;
    }

    /// <summary>Each expected pulse was written down exactly once, and nothing else was.</summary>
    public async Task<IReadOnlyList<string>> CompareDiaryAsync(IEnumerable<int> pulses)
    {
        var written = await ReadAsync(
            "select value::int from companion.measurements where kind = 'pulse'", reader => reader.GetInt32(0));
        var expected = pulses.ToHashSet();
        return
        [
            .. expected.Except(written).Select(pulse => $"the check-in with pulse {pulse} is lost"),
            .. written.GroupBy(pulse => pulse).Where(same => same.Count() > 1).Select(same => $"the check-in with pulse {same.Key} was written {same.Count()} times"),
            .. written.Except(expected).Distinct().Select(pulse => $"a pulse of {pulse} was never told"),
        ];
    }

    /// <summary>Ends every connection to the database but the one that asks.</summary>
    public Task StormAsync() =>
        CountAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    public Task<IReadOnlyList<Guid>> ConversationsAsync() => ReadAsync("select id from companion.conversations", reader => reader.GetGuid(0));

    public Task<long> OutboxAsync() => CountAsync("select count(*) from companion.outbox");

    private Task<IReadOnlyList<Turn>> TurnsAsync() => ReadAsync(
        "select external_id, conversation_id, number from companion.turns where external_id ~ '^[0-9]+$' order by external_id, number",
        reader => new Turn(long.Parse(reader.GetString(0), CultureInfo.InvariantCulture), reader.GetGuid(1), reader.GetInt64(2)));

    private async Task<long> CountAsync(string sql) => (await ReadAsync(sql, reader => reader.GetInt64(0)))[0];

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private sealed record Turn(long UpdateId, Guid Conversation, long Number);
}
