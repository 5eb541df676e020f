using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>Steps the machine over one inbound and runs the commands it asks for.</summary>
internal sealed class TurnStepper(DialogVersions dialogs, CommandRegistry commands)
{
    private const int MaxCommandsPerTurn = 32;

    /// <param name="connection">Inside the turn's own transaction; null on the hot path, where no query may run.</param>
    /// <returns>Null when a command wants to query and there is no connection: the turn must be taken alone.</returns>
    public async ValueTask<PreparedTurn?> StepAsync(
        Pending pending,
        LiveConversation conversation,
        DateTimeOffset now,
        TurnWrites writes,
        ITenantCipher cipher,
        NpgsqlConnection? connection,
        CancellationToken cancellationToken)
    {
        var inbound = pending.Inbound;
        var chat = pending.ConversationId is null ? inbound.Chat : conversation.LastChat;
        var context = new StepContext(now, inbound.MessageId);
        var machine = dialogs.For(conversation.TenantId, conversation.State.Profile.PersonId);
        var moves = dialogs.MovesOf(conversation.TenantId, conversation.State);
        var result = MovingStep.Take(machine, conversation.State, moves, inbound.Content, context);
        var messages = result.Messages;
        var events = result.Events;
        List<OutcomeInput>? outcomes = null;
        var scope = NewScope(conversation, chat, now, writes, cipher);

        while (result.Command is { } call)
        {
            if ((outcomes ??= []).Count == MaxCommandsPerTurn)
            {
                throw new InvalidOperationException($"a turn asked for more than {MaxCommandsPerTurn} commands, the last was {call.Name}");
            }

            CommandOutcome outcome;
            scope.Profile = result.State.Profile;
            switch (commands[call.Name])
            {
                case IWriteCommand write:
                    outcome = write.Run(call, scope);
                    break;
                case IQueryCommand when connection is null:
                    return null;
                case IQueryCommand query:
                    outcome = await query.RunAsync(call, scope, connection, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw new InvalidOperationException($"command {call.Name} can neither write nor query");
            }

            var input = new OutcomeInput(call.Name, outcome);
            outcomes.Add(input);
            result = machine.Step(result.State, input, context);
            messages = messages.IsEmpty ? result.Messages : messages.AddRange(result.Messages);
            if (result.Events is { } more)
            {
                (events ??= []).AddRange(more);
            }
        }

        return Prepared(pending, conversation, result, TurnMessages.Merged(messages), outcomes, context, scope, chat, events, moves);
    }

    private static TurnScope NewScope(
        LiveConversation conversation, ChatAddress chat, DateTimeOffset now, TurnWrites writes, ITenantCipher cipher) => new()
        {
            TenantId = conversation.TenantId,
            ConversationId = conversation.Id,
            Profile = conversation.State.Profile,
            Chat = chat,
            Now = now,
            Writes = writes,
            Cipher = cipher,
        };

    private static PreparedTurn Prepared(
        Pending pending,
        LiveConversation conversation,
        StepResult result,
        ImmutableArray<OutMessage> messages,
        List<OutcomeInput>? outcomes,
        StepContext context,
        TurnScope scope,
        ChatAddress chat,
        List<StepEvent>? events,
        List<StateMap>? moves)
    {
        var stateBytes = result.State.ToUtf8();
        var messageBytes = new byte[messages.Length][];
        for (var i = 0; i < messages.Length; i++)
        {
            messageBytes[i] = JsonSerializer.SerializeToUtf8Bytes(messages[i], TurnJson.Default.OutMessage);
        }

        return new PreparedTurn
        {
            Pending = pending,
            Conversation = conversation,
            State = result.State,
            StateBytes = stateBytes,
            Entry = new TurnEntry
            {
                Now = context.Now,
                Input = pending.Inbound.Content,
                MessageId = context.MessageId,
                Outcomes = outcomes,
                Moves = moves,
                Born = conversation.Version == 0 ? conversation.State.Profile : null,
            },
            Messages = messages,
            MessageBytes = messageBytes,
            Digest = Digest(stateBytes, messageBytes),
            WakeAt = result.WakeAt,
            Scope = scope,
            Chat = chat,
            Events = events,
        };
    }

    /// <summary>SHA-256 over the state and all that was said: what a replay must meet bit for bit.</summary>
    internal static byte[] Digest(byte[] stateBytes, byte[][] messageBytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(stateBytes);
        foreach (var message in messageBytes)
        {
            hash.AppendData(message);
        }

        return hash.GetHashAndReset();
    }
}
