using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations.Turns;

/// <summary>
/// The set-based statements that write prepared turns of one tenant: each table once, whatever the number of turns, over arrays.
/// Written against Npgsql directly: with EF Core the same turn cost 4.6 times the processor time (docs/decisions/0002).
/// Rows are found by "lateral (… offset 0)", key by key, and changed by ctid: as a join, a plan that was cached while the tables were small
/// reads all rows of the tenant. Measured with 2,400 conversations: half of what a turn cost in PostgreSQL. A row that changed in between
/// has another ctid by then and is not found, as with a version that moved.
/// </summary>
internal static class TurnStatements
{
    public const string StatePurpose = "conversation.state";
    public const string TurnPurpose = "conversation.turn";
    public const string OutboxPurpose = "conversation.outbox";
    public const string TimerPurpose = "conversation.timer";
    public const string WorkPurpose = "conversation.work";

    /// <summary>
    /// Row-level security's tenant, for this transaction only. The planner switches keep a plan that was made while the tables were small
    /// from reading every conversation once they are large: all look-ups here are by key.
    /// </summary>
    public static NpgsqlBatchCommand SetTenant(Guid tenantId) => new(
        """
        select set_config('companion.tenant', $1, true), set_config('enable_seqscan', 'off', true),
               set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
        """)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = tenantId.ToString() } },
    };

    public static NpgsqlBatchCommand Inbox(IReadOnlyList<PreparedTurn> turns) => new(
        """
        insert into companion.inbox (tenant_id, account_id, external_id, received_at, keep)
        select companion.tenant(), * from unnest($1, $2, $3, $4)
        """)
    {
        Parameters =
        {
            Uuids(turns, turn => turn.Pending.Inbound.Chat.AccountId),
            Texts(turns, turn => turn.Pending.Inbound.ExternalId),
            Times(turns, turn => turn.Entry.Now),
            Array(turns, NpgsqlDbType.Boolean, turn => turn.IsAlarm),
        },
    };

    /// <summary>The careful path wrote the dedupe key before it knew that this is an alarm, whose key is never forgotten.</summary>
    public static NpgsqlBatchCommand KeepInbox(PreparedTurn turn) => new(
        "update companion.inbox set keep = true where tenant_id = companion.tenant() and account_id = $1 and external_id = $2")
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = turn.Pending.Inbound.Chat.AccountId },
            new NpgsqlParameter<string> { TypedValue = turn.Pending.Inbound.ExternalId },
        },
    };

    /// <summary>Raises (40001) unless every row still has the version that its turn was stepped from.</summary>
    public static NpgsqlBatchCommand Conversations(IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher) => new(
        """
        with turn as (select * from unnest($1, $2, $3, $4, $5, $6, $7, $8) as t (id, version, dialog, dialog_version, state_name, box, account_id, chat_id)),
        changed as (
          update companion.conversations c
          set version = t.version + 1, dialog = t.dialog, dialog_version = t.dialog_version, state_name = t.state_name, box = t.box,
              account_id = t.account_id, chat_id = t.chat_id, updated_at = $9
          from turn t
          cross join lateral (
            select r.ctid from companion.conversations r
            where r.tenant_id = companion.tenant() and r.id = t.id and r.version = t.version offset 0) found
          where c.ctid = found.ctid
          returning 1)
        select companion.expect((select count(*) from changed), $10)
        """)
    {
        Parameters =
        {
            Uuids(turns, turn => turn.Conversation.Id),
            Array(turns, NpgsqlDbType.Bigint, turn => turn.Conversation.Version),
            Texts(turns, turn => turn.State.Dialog),
            Texts(turns, turn => turn.State.Version),
            Texts(turns, turn => turn.State.StateName),
            Array(turns, NpgsqlDbType.Bytea, turn => cipher.Seal(turn.StateBytes, StatePurpose)),
            Uuids(turns, turn => turn.Chat.AccountId),
            Texts(turns, turn => turn.Chat.ChatId),
            new NpgsqlParameter<DateTimeOffset> { TypedValue = turns[0].Entry.Now },
            new NpgsqlParameter<long> { TypedValue = turns.Count },
        },
    };

    /// <summary>A person, their conversation and their chat, on their first turn.</summary>
    public static NpgsqlBatchCommand Newcomers(IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher) => new(
        """
        with born as (
          select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            as t (id, person_id, language, dialog, dialog_version, state_name, box, account_id, chat_id)),
        person as (
          insert into companion.people (tenant_id, id, created_at, language) select companion.tenant(), person_id, $10, language from born),
        chat as (
          insert into companion.chats (tenant_id, account_id, chat_id, conversation_id, person_id, created_at)
          select companion.tenant(), account_id, chat_id, id, person_id, $10 from born)
        insert into companion.conversations
          (tenant_id, id, person_id, version, dialog, dialog_version, state_name, box, account_id, chat_id, updated_at)
        select companion.tenant(), id, person_id, 1, dialog, dialog_version, state_name, box, account_id, chat_id, $10 from born
        """)
    {
        Parameters =
        {
            Uuids(turns, turn => turn.Conversation.Id),
            Uuids(turns, turn => turn.State.Profile.PersonId),
            Texts(turns, turn => People.Languages.Code(turn.State.Profile.Language)),
            Texts(turns, turn => turn.State.Dialog),
            Texts(turns, turn => turn.State.Version),
            Texts(turns, turn => turn.State.StateName),
            Array(turns, NpgsqlDbType.Bytea, turn => cipher.Seal(turn.StateBytes, StatePurpose)),
            Uuids(turns, turn => turn.Chat.AccountId),
            Texts(turns, turn => turn.Chat.ChatId),
            new NpgsqlParameter<DateTimeOffset> { TypedValue = turns[0].Entry.Now },
        },
    };

    public static NpgsqlBatchCommand Log(IReadOnlyList<PreparedTurn> turns, ITenantCipher cipher) => new(
        """
        insert into companion.turns
          (tenant_id, conversation_id, number, at, account_id, external_id, dialog, dialog_version, state_name, digest, box)
        select companion.tenant(), * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)
    {
        Parameters =
        {
            Uuids(turns, turn => turn.Conversation.Id),
            Array(turns, NpgsqlDbType.Bigint, turn => turn.Number),
            Times(turns, turn => turn.Entry.Now),
            Uuids(turns, turn => turn.Pending.Inbound.Chat.AccountId),
            Texts(turns, turn => turn.Pending.Inbound.ExternalId),
            Texts(turns, turn => turn.State.Dialog),
            Texts(turns, turn => turn.State.Version),
            Texts(turns, turn => turn.State.StateName),
            Array(turns, NpgsqlDbType.Bytea, turn => turn.Digest),
            Array(turns, NpgsqlDbType.Bytea, turn =>
                cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(turn.Entry, TurnJson.Default.TurnEntry), TurnPurpose)),
        },
    };

    /// <summary>Returns the new ids in the order of <paramref name="rows"/>.</summary>
    public static NpgsqlBatchCommand Outbox(IReadOnlyList<(PreparedTurn Turn, int Index)> rows, ITenantCipher cipher) => new(
        """
        insert into companion.outbox (tenant_id, account_id, chat_id, lane, created_at, box)
        select companion.tenant(), t.account_id, t.chat_id, t.lane, t.created_at, t.box
        from unnest($1, $2, $3, $4, $5) with ordinality as t (account_id, chat_id, lane, created_at, box, ord)
        order by t.ord
        returning id as outbox_id
        """)
    {
        Parameters =
        {
            Uuids(rows, row => row.Turn.Chat.AccountId),
            Texts(rows, row => row.Turn.Chat.ChatId),
            Array(rows, NpgsqlDbType.Smallint, row => (short)row.Turn.Messages[row.Index].Lane),
            Times(rows, row => row.Turn.Entry.Now),
            Array(rows, NpgsqlDbType.Bytea, row => cipher.Seal(row.Turn.MessageBytes[row.Index], OutboxPurpose)),
        },
    };

    public static NpgsqlBatchCommand Timers(IReadOnlyList<TimerRow> rows, ITenantCipher cipher) => new(
        """
        insert into companion.timers as old (tenant_id, conversation_id, name, due_at, box)
        select companion.tenant(), * from unnest($1, $2, $3, $4)
        on conflict (tenant_id, conversation_id, name) do update set due_at = excluded.due_at, box = excluded.box
        """)
    {
        Parameters =
        {
            Uuids(rows, row => row.ConversationId),
            Texts(rows, row => row.Name),
            Times(rows, row => row.Due!.Value),
            Array(rows, NpgsqlDbType.Bytea, row => row.Content is null
                ? null
                : cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(row.Content, TurnJson.Default.Input), TimerPurpose)),
        },
    };

    /// <summary>Removes timers: those that fired in these turns (only as they were due then), and those that were cancelled.</summary>
    public static NpgsqlBatchCommand DropTimers(IReadOnlyList<TimerRow> rows) => new(
        """
        delete from companion.timers t
        using unnest($1, $2, $3) as gone (conversation_id, name, due_at)
        cross join lateral (
          select r.ctid from companion.timers r
          where r.tenant_id = companion.tenant() and r.conversation_id = gone.conversation_id and r.name = gone.name
            and r.due_at = coalesce(gone.due_at, r.due_at) offset 0) found
        where t.ctid = found.ctid
        """)
    {
        Parameters =
        {
            Uuids(rows, row => row.ConversationId),
            Texts(rows, row => row.Name),
            Array(rows, NpgsqlDbType.TimestampTz, row => row.Due),
        },
    };

    public static NpgsqlBatchCommand Work(IReadOnlyList<(PreparedTurn Turn, WorkItemRequest Request)> rows, ITenantCipher cipher) => new(
        """
        insert into companion.work_items (tenant_id, id, conversation_id, person_id, kind, created_at, due_at, box)
        select companion.tenant(), id, conversation_id, person_id, kind, at, at, box
        from unnest($1, $2, $3, $4, $5, $6) as t (id, conversation_id, person_id, kind, at, box)
        """)
    {
        Parameters =
        {
            Uuids(rows, _ => Guid.CreateVersion7()),
            Uuids(rows, row => row.Turn.Conversation.Id),
            Uuids(rows, row => row.Turn.State.Profile.PersonId),
            Texts(rows, row => row.Request.Kind),
            Times(rows, row => row.Turn.Entry.Now),
            Array(rows, NpgsqlDbType.Bytea, row => cipher.Seal(System.Text.Encoding.UTF8.GetBytes(row.Request.PayloadJson), WorkPurpose)),
        },
    };

    public static NpgsqlBatchCommand DropWork(Guid[] ids) => new(
        "delete from companion.work_items where tenant_id = companion.tenant() and id = any ($1)")
    {
        Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } },
    };

    /// <summary>Marks messages as sent by forgetting them; a node that lost its lease meanwhile forgets nothing.</summary>
    public static NpgsqlBatchCommand DropSent(string lease, long epoch, long[] ids) => new(
        """
        delete from companion.outbox o
        using unnest($1) as sent (id)
        cross join lateral (
          select r.ctid from companion.outbox r where r.tenant_id = companion.tenant() and r.id = sent.id offset 0) found
        where o.ctid = found.ctid and exists (select from companion.leases where name = $2 and epoch = $3)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<long[]> { TypedValue = ids },
            new NpgsqlParameter<string> { TypedValue = lease },
            new NpgsqlParameter<long> { TypedValue = epoch },
        },
    };

    public static NpgsqlBatchCommand Notify(string channel, string payload) => new("select pg_notify($1, $2)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = channel }, new NpgsqlParameter<string> { TypedValue = payload } },
    };

    private static NpgsqlParameter<Guid[]> Uuids<TRow>(IReadOnlyList<TRow> rows, Func<TRow, Guid> value) => Array(rows, NpgsqlDbType.Uuid, value);

    private static NpgsqlParameter<string?[]> Texts<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string?> value) => Array(rows, NpgsqlDbType.Text, value);

    private static NpgsqlParameter<DateTimeOffset[]> Times<TRow>(IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset> value) =>
        Array(rows, NpgsqlDbType.TimestampTz, value);

    private static NpgsqlParameter<TValue[]> Array<TRow, TValue>(IReadOnlyList<TRow> rows, NpgsqlDbType type, Func<TRow, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}

/// <summary>A timer to set (with its due time) or to drop (null: whenever it is due).</summary>
internal readonly record struct TimerRow(Guid ConversationId, string Name, DateTimeOffset? Due, Input? Content);
