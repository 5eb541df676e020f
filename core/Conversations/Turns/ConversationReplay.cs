using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>Steps a conversation again from its log, without running any command, and compares every turn bit for bit.</summary>
public sealed class ConversationReplay(CompanionDatabase database, DialogVersions dialogs)
{
    /// <returns>The number of turns, and the number of the first that came out differently (null: all are the same).</returns>
    public async Task<(long Turns, long? FirstDifferent)> RunAsync(Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        ConversationState? state = null;
        long turns = 0;
        foreach (var (number, digest, box) in await ReadAsync(tenantId, conversationId, cancellationToken).ConfigureAwait(false))
        {
            var entry = JsonSerializer.Deserialize(cipher.Open(box, TurnStatements.TurnPurpose), TurnJson.Default.TurnEntry)!;
            state = entry.Born is { } born ? ConversationState.New(born) : state ?? throw new InvalidOperationException("the log does not begin with the first turn");
            (state, var replayed) = Step(dialogs.For(tenantId, state.Profile.PersonId), state, entry);
            turns++;
            if (!replayed.AsSpan().SequenceEqual(digest))
            {
                return (turns, number);
            }
        }

        return (turns, null);
    }

    private static (ConversationState State, byte[] Digest) Step(DialogMachine machine, ConversationState state, TurnEntry entry)
    {
        var context = new StepContext(entry.Now, entry.MessageId);
        var messages = new List<OutMessage>();
        var result = MovingStep.Take(machine, state, entry.Moves, entry.Input, context);
        messages.AddRange(result.Messages);
        foreach (var outcome in entry.Outcomes ?? [])
        {
            result = machine.Step(result.State, outcome, context);
            messages.AddRange(result.Messages);
        }

        var bytes = TurnMessages.Merged([.. messages]).Select(message => JsonSerializer.SerializeToUtf8Bytes(message, TurnJson.Default.OutMessage)).ToArray();
        return (result.State, TurnStepper.Digest(result.State.ToUtf8(), bytes));
    }

    private async Task<List<(long Number, byte[] Digest, byte[] Box)>> ReadAsync(Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        var turns = new List<(long, byte[], byte[])>();
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(
                    "select number, digest, box from companion.turns where tenant_id = companion.tenant() and conversation_id = $1 order by number")
                {
                    Parameters = { new NpgsqlParameter<Guid> { TypedValue = conversationId } },
                });
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        turns.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2)));
                    }
                }
            }
        }

        return turns;
    }
}
