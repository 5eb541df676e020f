using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Safety.Alarms;

/// <summary>
/// In front of the conversations: while a person's alarm runs, the positions that they send (live ones come every few seconds) go to the
/// alarm and to no dialog; and whether a chat takes messages is kept for the next alarm. Everything else passes.
/// </summary>
internal sealed class PositionRelay(IConversations inner, CompanionDatabase database, AlarmMoves moves, AlarmSignal signal, TimeProvider clock) : IConversations
{
    public async Task<InboundOutcome> AcceptAsync(Inbound inbound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inbound);
        if (inbound.Content is LocationInput location)
        {
            try
            {
                if (await TakeAsync(inbound, location.Location, cancellationToken).ConfigureAwait(false) is { } outcome)
                {
                    return outcome;
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken))
            {
                throw new ConversationsUnavailableException("the database does not take a position now", exception);
            }
        }

        if (inbound.Content is ReachableInput reachable)
        {
            await MarkAsync(inbound.Chat, reachable.Reachable, cancellationToken).ConfigureAwait(false);
        }

        return await inner.AcceptAsync(inbound, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who blocked the bot is passed over by the next alarm, and who took it back is called again. Repeating it changes nothing.</summary>
    private async Task MarkAsync(ChatAddress chat, bool reachable, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await TenantTransaction.BeginAsync(database.App, chat.TenantId, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var command = transaction.Command(
                    "update companion.chats set reachable = $3 where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2 and reachable <> $3");
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.Add(AlarmStore.Value(chat.AccountId));
                    command.Parameters.Add(AlarmStore.Value(chat.ChatId));
                    command.Parameters.Add(AlarmStore.Value(reachable));
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken))
        {
            throw new ConversationsUnavailableException("the database does not take this now", exception);
        }
    }

    /// <returns>Null: no alarm of theirs runs.</returns>
    private async Task<InboundOutcome?> TakeAsync(Inbound inbound, LocationValue location, CancellationToken cancellationToken)
    {
        var cipher = await database.Ciphers.ForAsync(inbound.Chat.TenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await TenantTransaction.BeginAsync(database.App, inbound.Chat.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var scope = new AlarmScope(transaction.Connection, inbound.Chat.TenantId, cipher, CarefulTurn.Now(clock));
            if (await PersonAsync(scope, inbound.Chat, cancellationToken).ConfigureAwait(false) is not { } personId
                || await AlarmStore.LockRunningAsync(scope, personId, cancellationToken).ConfigureAwait(false) is not { } alarm)
            {
                return null;
            }

            var first = QuarantineStore.InboxInsert(inbound, scope.Now);
            var batch = new NpgsqlBatch(scope.Connection) { BatchCommands = { first } };
            await using (batch.ConfigureAwait(false))
            {
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                if (first.RecordsAffected == 0)
                {
                    return InboundOutcome.Duplicate;
                }
            }

            await moves.MoveAsync(scope, alarm, new AlarmInput.Position(location), cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            signal.Committed();
            return InboundOutcome.Done;
        }
    }

    private static async Task<Guid?> PersonAsync(AlarmScope scope, ChatAddress chat, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select person_id from companion.chats where tenant_id = companion.tenant() and account_id = $1 and chat_id = $2", scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(chat.AccountId));
            command.Parameters.Add(AlarmStore.Value(chat.ChatId));
            return (Guid?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
