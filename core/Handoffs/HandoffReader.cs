using System.Text;
using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Handoffs;

/// <summary>Reads hand-offs, and what was said in them from the log of turns. In the caller's transaction.</summary>
internal static class HandoffReader
{
    /// <summary>What was said shortly before belongs to it: it is why they asked.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(10);

    private const int MostTurns = 300;

    private const string Columns =
        """
        select h.id, h.person_id, p.name_box, coalesce(p.language, 'en'), h.state, h.reason, h.opened_at, h.told_at is not null, h.owner_id, h.lease_until,
               (select t.at from companion.turns t
                where t.tenant_id = h.tenant_id and t.conversation_id = h.conversation_id and t.account_id <> '00000000-0000-0000-0000-000000000000'
                order by t.number desc limit 1)
        from companion.handoffs h left join companion.people p on p.tenant_id = h.tenant_id and p.id = h.person_id
        where h.tenant_id = companion.tenant()
        """;

    public static Task<List<HandoffCard>> OpenOnesAsync(NpgsqlConnection connection, ITenantCipher cipher, CancellationToken cancellationToken) =>
        ReadAsync(connection, cipher, $"{Columns} and h.state in ('Waiting', 'Taken') order by h.waits_since limit 200", [], cancellationToken);

    public static Task<List<HandoffCard>> ClosedOnesAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid? before, int atMost, CancellationToken cancellationToken) => ReadAsync(
        connection,
        cipher,
        $"{Columns} and h.state = 'Closed' and ($1::uuid is null or h.id < $1) order by h.id desc limit $2",
        [new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = atMost }],
        cancellationToken);

    public static async Task<HandoffCard?> FindAsync(NpgsqlConnection connection, ITenantCipher cipher, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, cipher, $"{Columns} and h.id = $1", [new() { Value = id }], cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public static async Task<List<HandoffMessage>> MessagesAsync(
        NpgsqlConnection connection, ITenantCipher cipher, HandoffCard card, CancellationToken cancellationToken)
    {
        var speakers = await SpeakersAsync(connection, card.Id, cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand(
            $"""
            select t.at, t.external_id, t.box from companion.handoffs h
            join companion.turns t on t.tenant_id = h.tenant_id and t.conversation_id = h.conversation_id
            where h.tenant_id = companion.tenant() and h.id = $1 and t.at >= $2 and t.at <= coalesce(h.closed_at, 'infinity')
            order by t.number desc limit {MostTurns}
            """,
            connection)
        {
            Parameters = { new() { Value = card.Id }, new() { Value = card.OpenedAt - s_before } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var messages = new List<HandoffMessage>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var at = reader.GetFieldValue<DateTimeOffset>(0);
                    var plain = cipher.Open(reader.GetFieldValue<byte[]>(2), TurnStatements.TurnPurpose);
                    var input = JsonSerializer.Deserialize(plain, TurnJson.Default.TurnEntry)?.Input;
                    if (Message(at, reader.GetString(1), input, speakers) is { } message)
                    {
                        messages.Add(message);
                    }
                }

                messages.Reverse();
                return messages;
            }
        }
    }

    private static HandoffMessage? Message(DateTimeOffset at, string externalId, Input? input, Dictionary<Guid, Guid> speakers) => input switch
    {
        TextInput text => Person(at, text.Spoken ? "Voice" : "Text", text.Text),
        EditInput edit => Person(at, "Text", "✎ " + edit.Text),
        FileInput file => Person(at, file.File.Kind.ToString(), ""),
        LocationInput { Location.Live: false } => Person(at, "Location", ""),
        ContactInput => Person(at, "Contact", ""),
        ButtonInput => Person(at, "Button", ""),
        SayInput { Message: { } said } when KeyOf(externalId) is { } key =>
            new(at, HandoffSpeaker.Staff, speakers.TryGetValue(key, out var staff) ? staff : null, "Text", said.Text),
        _ => null,
    };

    private static HandoffMessage Person(DateTimeOffset at, string kind, string text) => new(at, HandoffSpeaker.Person, null, kind, text);

    private static Guid? KeyOf(string externalId) =>
        externalId.LastIndexOf(HandoffStore.MessageName, StringComparison.Ordinal) is >= 0 and var at
            ? OpenToken.Id(externalId[(at + HandoffStore.MessageName.Length)..]) : null;

    private static async Task<Dictionary<Guid, Guid>> SpeakersAsync(NpgsqlConnection connection, Guid handoffId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select key, staff_id from companion.handoff_messages where tenant_id = companion.tenant() and handoff_id = $1", connection)
        {
            Parameters = { new() { Value = handoffId } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var speakers = new Dictionary<Guid, Guid>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    speakers.Add(reader.GetGuid(0), reader.GetGuid(1));
                }

                return speakers;
            }
        }
    }

    private static async Task<List<HandoffCard>> ReadAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string sql, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(value);
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var cards = new List<HandoffCard>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    cards.Add(new(
                        reader.GetGuid(0),
                        reader.GetGuid(1),
                        reader.IsDBNull(2) ? "" : Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(2), PersonRow.NamePurpose)),
                        reader.GetString(3),
                        Enum.Parse<HandoffState>(reader.GetString(4)),
                        Enum.Parse<HandoffReason>(reader.GetString(5)),
                        reader.GetFieldValue<DateTimeOffset>(6),
                        reader.GetBoolean(7),
                        reader.IsDBNull(8) ? null : reader.GetGuid(8),
                        reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9),
                        reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10)));
                }

                return cards;
            }
        }
    }
}
