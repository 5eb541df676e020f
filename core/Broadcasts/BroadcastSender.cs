using System.Globalization;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using NodaTime;
using Npgsql;

namespace Companion.Broadcasts;

/// <summary>
/// Hands a portion of a broadcast to the conversations of its people: a timer each, whose turn says it. The people's rows move in the same
/// transaction, so a node that dies sends nobody twice and leaves nobody out; two nodes skip each other's rows.
/// </summary>
internal sealed class BroadcastSender(CompanionDatabase database, TimeProvider clock)
{
    public async Task<List<(Guid TenantId, Guid Id, int PerMinute)>> RunningAsync(CancellationToken cancellationToken)
    {
        var running = new List<(Guid, Guid, int)>();
        var command = database.Worker.CreateCommand("select tenant_id, id, per_minute from companion.broadcasts where state = 'Running' order by id");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    running.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2)));
                }
            }
        }

        return running;
    }

    /// <returns>How many were handed on or skipped; 0: nobody can get it now.</returns>
    public async Task<int> SendSomeAsync(Guid tenantId, Guid id, int portion, CancellationToken cancellationToken)
    {
        var now = CarefulTurn.Now(clock);
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Shared with other senders; who pauses it waits for this portion, and nothing goes afterwards.
            if (await TextsAsync(transaction, id, cancellationToken).ConfigureAwait(false) is not { } texts)
            {
                return 0;
            }

            var people = await NextAsync(transaction, id, portion, now, cancellationToken).ConfigureAwait(false);
            var told = people.Where(person => person.ConversationId is not null && texts.ContainsKey(person.Language)).ToList();
            await TellAsync(transaction, id, told, texts, cipher, now, cancellationToken).ConfigureAwait(false);
            await MarkAsync(transaction, id, told, "sent", now, cancellationToken).ConfigureAwait(false);
            await MarkAsync(transaction, id, [.. people.Except(told)], "skipped", now, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            if (people.Count > 0)
            {
                return people.Count;
            }
        }

        // In a transaction of its own: two senders that share the row would each wait for the other to let go.
        var ending = await database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (ending.ConfigureAwait(false))
        {
            await EndAsync(ending, id, now, cancellationToken).ConfigureAwait(false);
            await ending.CommitAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }
    }

    private sealed record Target(Guid PersonId, string Language, Guid? ConversationId);

    /// <returns>Null: it does not run any more.</returns>
    private static async Task<Dictionary<string, string>?> TextsAsync(TenantTransaction transaction, Guid id, CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            "select texts::text from companion.broadcasts where tenant_id = companion.tenant() and id = $1 and state = 'Running' for share");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = id });
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string json
                ? JsonSerializer.Deserialize(json, BroadcastJson.Default.DictionaryStringString) : null;
        }
    }

    /// <summary>Who is awake where they live; whose zone nobody knows lives by UTC.</summary>
    private static async Task<List<Target>> NextAsync(TenantTransaction transaction, Guid id, int portion, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (zones, times) = LocalTimes(now);
        var command = transaction.Command(
            """
            select b.person_id, p.language, c.id
            from companion.broadcast_people b
            left join companion.people p on p.tenant_id = b.tenant_id and p.id = b.person_id
            left join unnest($3, $4) as z (zone, local) on z.zone = p.time_zone
            left join lateral (
              select v.id from companion.conversations v where v.tenant_id = b.tenant_id and v.person_id = b.person_id order by v.updated_at desc limit 1) c on true
            where b.tenant_id = companion.tenant() and b.broadcast_id = $1 and b.state = 'waiting'
              and not case
                when p.quiet_from is null or p.quiet_to is null then false
                when p.quiet_from <= p.quiet_to then coalesce(z.local, $5) >= p.quiet_from and coalesce(z.local, $5) < p.quiet_to
                else coalesce(z.local, $5) >= p.quiet_from or coalesce(z.local, $5) < p.quiet_to end
            order by b.person_id limit $2
            for update of b skip locked
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = id });
            command.Parameters.Add(new() { Value = portion });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = zones });
            command.Parameters.Add(new NpgsqlParameter<TimeOnly[]> { TypedValue = times });
            command.Parameters.Add(new NpgsqlParameter<TimeOnly> { TypedValue = TimeOnly.FromDateTime(now.UtcDateTime) });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var targets = new List<Target>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    targets.Add(new(reader.GetGuid(0), reader.IsDBNull(1) ? "" : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)));
                }

                return targets;
            }
        }
    }

    private static (string[] Zones, TimeOnly[] Times) LocalTimes(DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        var zones = DateTimeZoneProviders.Tzdb.Ids.ToArray();
        return (zones, [.. zones.Select(zone => instant.InZone(DateTimeZoneProviders.Tzdb[zone]).TimeOfDay.ToTimeOnly())]);
    }

    private static async Task TellAsync(
        TenantTransaction transaction, Guid id, List<Target> told, Dictionary<string, string> texts, ITenantCipher cipher, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var command = transaction.Command(
            """
            insert into companion.timers (tenant_id, conversation_id, name, due_at, box)
            select companion.tenant(), t.conversation_id, $2, $3, t.box from unnest($1, $4) as t (conversation_id, box)
            on conflict (tenant_id, conversation_id, name) do nothing
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. told.Select(target => target.ConversationId!.Value)] }); // They have one.
            command.Parameters.Add(new() { Value = string.Create(CultureInfo.InvariantCulture, $"broadcast:{OpenToken.Compact(id)}") });
            command.Parameters.Add(new() { Value = now });
            command.Parameters.Add(new NpgsqlParameter<byte[][]>
            {
                TypedValue = [.. told.Select(target => cipher.Seal(
                    JsonSerializer.SerializeToUtf8Bytes<Input>(new SayInput(new OutMessage { Text = texts[target.Language], Lane = Lane.Bulk }), TurnJson.Default.Input),
                    TurnStatements.TimerPurpose))],
            });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task MarkAsync(
        TenantTransaction transaction, Guid id, List<Target> people, string state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (people.Count > 0)
        {
            await BroadcastDesk.ExecuteAsync(
                transaction,
                "update companion.broadcast_people set state = $3, at = $4 where tenant_id = companion.tenant() and broadcast_id = $1 and person_id = any ($2)",
                cancellationToken, id, people.Select(person => person.PersonId).ToArray(), state, now).ConfigureAwait(false);
        }
    }

    /// <summary>Nobody waits any more (others may only be asleep).</summary>
    private static Task<int> EndAsync(TenantTransaction transaction, Guid id, DateTimeOffset now, CancellationToken cancellationToken) => BroadcastDesk.ExecuteAsync(
        transaction,
        """
        update companion.broadcasts b set state = 'Done', finished_at = $2, version = version + 1
        where b.tenant_id = companion.tenant() and b.id = $1 and b.state = 'Running' and not exists (
          select from companion.broadcast_people p where p.tenant_id = b.tenant_id and p.broadcast_id = b.id and p.state = 'waiting')
        """,
        cancellationToken, id, now);
}
