using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>The staff's hand on the quarantine. In the caller's transaction, which has its tenant set.</summary>
public static class QuarantineDesk
{
    private const int MaxContentChars = 2000;

    private const string Columns =
        """
        select q.id, q.at, coalesce(a.kind, '—'), q.chat_id, q.error, q.status, q.attempts, coalesce(h.person_id, v.person_id), q.box
        from companion.quarantine q
        left join companion.channel_accounts a on a.tenant_id = q.tenant_id and a.id = q.account_id
        left join companion.chats h on h.tenant_id = q.tenant_id and h.account_id = q.account_id and h.chat_id = q.chat_id
        left join companion.conversations v on v.tenant_id = q.tenant_id and v.id = q.target_id
        where q.tenant_id = companion.tenant()
        """;

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<QuarantineItem>> ListAsync(
        NpgsqlConnection connection, QuarantineState? state, Guid? before, int atMost, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            $"{Columns} and ($1::text is null or q.status = $1) and ($2::uuid is null or q.id < $2) order by q.id desc limit $3", connection)
        {
            Parameters =
            {
                new() { Value = (object?)(state is { } wanted ? Code(wanted) : null) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new() { Value = atMost },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var items = new List<QuarantineItem>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    items.Add(Read(reader));
                }

                return items;
            }
        }
    }

    /// <returns>Null: there is none in this tenant.</returns>
    public static async Task<QuarantinedContent?> OpenAsync(NpgsqlConnection connection, ITenantCipher cipher, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        var command = new NpgsqlCommand($"{Columns} and q.id = $1", connection) { Parameters = { new() { Value = id } } };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                var inbound = Open(cipher, reader.GetFieldValue<byte[]>(8));
                var (kind, content) = Describe(inbound.Content);
                return new(Read(reader), kind, content.Length > MaxContentChars ? content[..MaxContentChars] : content);
            }
        }
    }

    /// <summary>Moves a row on: a new or failed one is tried again or dismissed.</summary>
    /// <returns>Null: there is none; false: it is elsewhere already.</returns>
    public static async Task<bool?> MoveAsync(
        NpgsqlConnection connection, Guid id, QuarantineState to, Guid staffId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (to is not (QuarantineState.Retrying or QuarantineState.Dismissed))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "staff retry or dismiss");
        }

        var command = new NpgsqlCommand(
            """
            with found as (select status from companion.quarantine where tenant_id = companion.tenant() and id = $1 for update),
            moved as (
              update companion.quarantine q set status = $2, changed_by = $3, changed_at = $4, attempts = q.attempts + case $2 when 'retrying' then 1 else 0 end
              from found f where q.tenant_id = companion.tenant() and q.id = $1 and f.status in ('new', 'failed-again') returning 1)
            select (select count(*) from found) > 0, (select count(*) from moved) > 0
            """,
            connection)
        {
            Parameters = { new() { Value = id }, new() { Value = Code(to) }, new() { Value = staffId }, new() { Value = now } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return reader.GetBoolean(0) ? reader.GetBoolean(1) : null;
            }
        }
    }

    internal static Inbound Open(ITenantCipher cipher, byte[] box) =>
        JsonSerializer.Deserialize(cipher.Open(box, QuarantineStore.Purpose), TurnJson.Default.Inbound)
        ?? throw new InvalidDataException("A quarantined inbound is empty.");

    internal static string Code(QuarantineState state) => state == QuarantineState.FailedAgain ? "failed-again" : state.ToString().ToLowerInvariant();

    private static QuarantineState State(string code) => code == "failed-again" ? QuarantineState.FailedAgain : Enum.Parse<QuarantineState>(code, ignoreCase: true);

    private static (string Kind, string Content) Describe(Input input) => input switch
    {
        TextInput text => ("text", text.Text),
        EditInput edit => ("edit", edit.Text),
        CommandInput command => ("command", "/" + command.Name),
        ButtonInput => ("button", ""),
        FileInput file => ("file", file.File.Kind.ToString()),
        LocationInput => ("location", ""),
        ContactInput => ("contact", ""),
        BeginInput begin => ("begin", begin.Dialog),
        WorkDoneInput work => ("work", work.Kind),
        _ => (input.GetType().Name.Replace("Input", "", StringComparison.Ordinal).ToLowerInvariant(), ""),
    };

    private static QuarantineItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetFieldValue<DateTimeOffset>(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4),
        State(reader.GetString(5)),
        reader.GetInt32(6),
        reader.IsDBNull(7) ? null : reader.GetGuid(7));
}
