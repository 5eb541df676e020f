using System.Threading.Channels;
using Companion.Dialogs;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Turns;

/// <summary>Turns that are taken together, in one transaction.</summary>
internal sealed partial class TurnLane
{
    private void Choose(Guid tenantId, List<(Pending Pending, LiveConversation Conversation)> chosen)
    {
        var taken = new HashSet<Guid>();
        var looked = 0;
        var node = _waiting.First;
        while (node is not null && chosen.Count < options.MaxTurnsPerTransaction && looked++ < options.MaxTurnsPerTransaction)
        {
            var next = node.Next;
            var pending = node.Value;
            if (pending.TenantId == tenantId)
            {
                var conversation = Remembered(pending);
                if (conversation is null)
                {
                    // Not ours to take (unknown person, gone conversation): the careful path says so, under its own key.
                    _waiting.Remove(node);
                    TakeAlone(pending, Guid.CreateVersion7());
                }
                else if (_alone.TryGetValue(conversation.Id, out var behind))
                {
                    _waiting.Remove(node);
                    behind.Enqueue(pending);
                }
                else if (taken.Add(conversation.Id))
                {
                    _waiting.Remove(node);
                    chosen.Add((pending, conversation));
                }
            }

            node = next;
        }

        // Two nodes that write the same conversations lock them in the same order.
        chosen.Sort(static (a, b) => a.Conversation.Id.CompareTo(b.Conversation.Id));
    }

    private async Task TakeTogetherAsync(
        Guid tenantId, List<(Pending Pending, LiveConversation Conversation)> chosen, ITenantCipher cipher, CancellationToken cancellationToken)
    {
        var writes = new TurnWrites();
        var turns = new List<PreparedTurn>(chosen.Count);
        var now = CarefulTurn.Now(clock);
        foreach (var (pending, conversation) in chosen)
        {
            if (Failpoints.AcknowledgesEarly)
            {
                pending.Complete(InboundOutcome.Done);
            }

            var mark = writes.Mark();
            try
            {
                // Without a connection this completes synchronously.
                if (await stepper.StepAsync(pending, conversation, now, writes, cipher, null, cancellationToken).ConfigureAwait(false) is { } turn)
                {
                    turns.Add(turn);
                    continue;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogStepFailure(logger, exception.GetType().Name, conversation.Id);
            }

            writes.Rewind(mark);
            TakeAlone(pending, conversation.Id);
        }

        if (turns.Count == 0)
        {
            return;
        }

        try
        {
            await WriteAsync(tenantId, turns, writes, cipher, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Which of them it was, and whether it was committed after all, the careful path finds out one by one.
            LogBatchFailure(logger, exception is Npgsql.PostgresException postgres ? postgres.SqlState : exception.GetType().Name, turns.Count);
            metrics.BatchFellApart();
            foreach (var turn in turns)
            {
                _cache.Remove(turn.Conversation.Id);
                TakeAlone(turn.Pending, turn.Conversation.Id);
            }

            return;
        }

        metrics.Committed(turns.Count);
        foreach (var turn in turns)
        {
            turn.Conversation.Version++;
            turn.Conversation.State = turn.State;
            turn.Conversation.LastChat = turn.Chat;
            AfterCommit(turn);
            turn.Pending.Complete(InboundOutcome.Done);
        }
    }

    private async Task WriteAsync(
        Guid tenantId, List<PreparedTurn> turns, TurnWrites writes, ITenantCipher cipher, CancellationToken cancellationToken)
    {
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (!Failpoints.IsArmed)
            {
                await transaction.WriteAsync(connection, tenantId, turns, writes, cipher, inboxWritten: false, cancellationToken).ConfigureAwait(false);
                return;
            }

            // Spelled out only so that a test can stop between the steps; in production the batch is its own transaction.
            var scope = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (scope.ConfigureAwait(false))
            {
                Failpoints.Hit("after-begin");
                await transaction.WriteAsync(connection, tenantId, turns, writes, cipher, inboxWritten: false, cancellationToken).ConfigureAwait(false);
                Failpoints.Hit("before-commit");
                await scope.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                Failpoints.Hit("after-commit");
            }
        }
    }

    private void AfterCommit(PreparedTurn turn)
    {
        counts.Note(turn);
        if (turn.Outgoing is { } outgoing)
        {
            outbox.Offer(outgoing, turn.Conversation.IsContinued);
        }

        turn.Conversation.IsContinued = true;

        if (turn.Scope.Work.Count > 0)
        {
            work.Raise();
        }

        accounts.TurnChannelOf(turn.Chat.AccountId)?.Committed(turn.Chat);
    }
}
