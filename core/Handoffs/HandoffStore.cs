using System.Globalization;
using System.Text.Json;
using Companion.Conversations;
using Companion.Conversations.Outbox;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Handoffs;

/// <summary>Statements of the hand-off tables, in the caller's transaction.</summary>
internal static class HandoffStore
{
    /// <summary>Wakes the boards of all hosts when the transaction commits.</summary>
    public const string Channel = "companion_handoffs";

    /// <summary>Marks the turns that carry what staff said.</summary>
    public const string MessageName = "staff-m:";

    /// <returns>The open one of the conversation, if there was one already.</returns>
    public static async Task<Guid> OpenAsync(
        NpgsqlConnection connection, Guid personId, Guid conversationId, HandoffReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            with opened as (
              insert into companion.handoffs (tenant_id, id, person_id, conversation_id, state, reason, opened_at, waits_since)
              values (companion.tenant(), $1, $2, $3, 'Waiting', $4, $5, $5)
              on conflict (tenant_id, conversation_id) where state <> 'Closed' do update set waits_since = handoffs.waits_since returning id)
            select id, pg_notify($6, '') from opened
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7(now) },
                new() { Value = personId },
                new() { Value = conversationId },
                new() { Value = reason.ToString() },
                new() { Value = now },
                new() { Value = Channel },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            return (Guid)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // One row is always returned.
        }
    }

    /// <summary>Something for the conversation's next turn; the same name once.</summary>
    public static async Task TellAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid conversationId, string name, Input input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new(
                """
                insert into companion.timers (tenant_id, conversation_id, name, due_at, urgent, box) values (companion.tenant(), $1, $2, $3, true, $4)
                on conflict (tenant_id, conversation_id, name) do nothing
                """)
            {
                Parameters =
                {
                    new() { Value = conversationId },
                    new() { Value = name },
                    new() { Value = now },
                    new() { Value = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(input, TurnJson.Default.Input), TurnStatements.TimerPurpose) },
                },
            });
            batch.BatchCommands.Add(TurnStatements.Notify(TimerSignal.Channel, ""));
            batch.BatchCommands.Add(TurnStatements.Notify(Channel, ""));
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The name of the timer that brings a change of who talks: one for each change.</summary>
    public static string ChangeName(Guid handoffId, long epoch) => string.Create(CultureInfo.InvariantCulture, $"staff:{OpenToken.Compact(handoffId)}:{epoch}");
}
