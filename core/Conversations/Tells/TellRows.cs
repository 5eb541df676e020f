using System.Text.Json;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Conversations;

internal sealed record TellRow(Guid? PersonId, Guid? ConversationId, string Name, DateTimeOffset Due, bool Urgent, byte[] Box);

/// <summary>
/// Timers in other people's conversations: they commit with what caused them, fire once (docs/decisions/0002) and wake the node that
/// fires at once when they cannot wait. Whoever has no conversation is told nothing.
/// </summary>
internal sealed class TellRows : RowList<TellRow>
{
    /// <summary>Before the name of every timer that tells.</summary>
    public const string NamePrefix = "tell:";

    /// <summary>What keeps the dedupe key within its 100 characters.</summary>
    private const int MaxKeyChars = 40;

    public void Add(Guid? personId, Guid? conversationId, BeginInput begin, string? key, DateTimeOffset due, ITenantCipher cipher)
    {
        if (key?.Length is 0 or > MaxKeyChars)
        {
            throw new ArgumentException($"the key of something to tell has 1 to {MaxKeyChars} characters", nameof(key));
        }

        // PostgreSQL keeps microseconds, and the dedupe key is made of what it keeps.
        Add(new TellRow(
            personId,
            conversationId,
            NamePrefix + (key ?? OpenToken.Compact(Guid.CreateVersion7())),
            due.AddTicks(-(due.Ticks % 10)),
            begin.When is null or BeginWhen.AtOnce,
            cipher.Seal(JsonSerializer.SerializeToUtf8Bytes<Input>(begin, TurnJson.Default.Input), TurnStatements.TimerPurpose)));
    }

    public override NpgsqlBatchCommand ToCommand()
    {
        var rows = LastOfEach(r => (r.PersonId, r.ConversationId, r.Name));
        return new(
            $"""
            with told as (
              insert into companion.timers as old (tenant_id, conversation_id, name, due_at, urgent, box)
              select companion.tenant(), coalesce(t.conversation_id, c.id), t.name, t.due_at, t.urgent, t.box
              from unnest($1, $2, $3, $4, $5, $6) as t (person_id, conversation_id, name, due_at, urgent, box)
              left join lateral (
                select c.id from companion.conversations c where c.tenant_id = companion.tenant() and c.person_id = t.person_id
                order by c.updated_at desc limit 1) c on true
              where coalesce(t.conversation_id, c.id) is not null
              on conflict (tenant_id, conversation_id, name) do update
                set due_at = excluded.due_at, urgent = excluded.urgent, box = excluded.box
              returning urgent)
            select pg_notify('{TimerSignal.Channel}', '') where exists (select from told where urgent)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid?[]> { TypedValue = [.. rows.Select(r => r.PersonId)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new NpgsqlParameter<Guid?[]> { TypedValue = [.. rows.Select(r => r.ConversationId)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                Column(rows, r => r.Name),
                Column(rows, r => r.Due),
                Column(rows, r => r.Urgent),
                Column(rows, r => r.Box),
            },
        };
    }
}
