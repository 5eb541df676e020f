using Companion.Dialogs;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Outbox;

/// <summary>Each chat's messages stand in lines, one a lane; the first of a line is sent before the next.</summary>
internal sealed partial class AccountSender
{
    private void Add(Outgoing message)
    {
        ChatLine line;
        lock (_gate)
        {
            if (_knownBefore.Contains(message.Id) || !_known.Add(message.Id))
            {
                return;
            }

            var key = (message.Chat.ChatId, message.Message.Lane);
            if (!_lines.TryGetValue(key, out line!))
            {
                _lines.Add(key, line = new ChatLine(message.Chat, message.Message.Lane));
            }

            line.Add(message);
            if (line.Lane == Lane.Bulk)
            {
                _bulkQueued++;
            }

            if (line.IsScheduled || IsHeld_NeedsLock(line))
            {
                return;
            }

            line.IsScheduled = true;
        }

        _ready.Add(line);
    }

    /// <summary>Bulk only ever comes from the table, in order.</summary>
    private bool IsHeld_NeedsLock(ChatLine line) => line.Lane != Lane.Bulk && _holds.Contains(line.Chat.ChatId);

    /// <summary>Lets those chats go on whose earlier messages, if there were any, are in their lines by now.</summary>
    private void Release()
    {
        var free = new List<ChatLine>();
        lock (_gate)
        {
            _holds.EndLook();
            foreach (var line in _lines.Values)
            {
                if (!line.IsScheduled && !line.IsEmpty && !IsHeld_NeedsLock(line))
                {
                    line.IsScheduled = true;
                    free.Add(line);
                }
            }
        }

        free.ForEach(_ready.Add);
    }

    /// <returns>False when the line must wait for a look at the table.</returns>
    private bool TryHead(ChatLine line, out Outgoing message)
    {
        lock (_gate)
        {
            message = line.Head;
            return line.IsScheduled = !IsHeld_NeedsLock(line);
        }
    }

    private void Finish(ChatLine line, Outgoing message)
    {
        lock (_gate)
        {
            line.Failures = 0;
            line.Drop(message);
            if (line.Lane == Lane.Bulk)
            {
                _bulkQueued--;
            }
        }

        sentMarks.Add(account.TenantId, lease.Name, lease.Epoch, message.Id);
        if (line.Lane == Lane.Bulk && Volatile.Read(ref _bulkQueued) < BulkPage / 2)
        {
            Look();
        }
    }

    /// <summary>The chat has another id from now on: what waits for it waits there.</summary>
    private async Task MoveAsync(ChatLine line, string chatId, CancellationToken cancellationToken)
    {
        await store.MoveChatAsync(line.Chat, chatId, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            foreach (var message in line.DropAll())
            {
                _known.Remove(message.Id);
                _knownBefore.Remove(message.Id);
            }
        }

        // The table has them under the new id now.
        Look();
    }

    private void FinishAll(ChatLine line)
    {
        IReadOnlyList<Outgoing> dropped;
        lock (_gate)
        {
            dropped = line.DropAll();
            if (line.Lane == Lane.Bulk)
            {
                _bulkQueued -= dropped.Count;
            }
        }

        foreach (var message in dropped)
        {
            sentMarks.Add(account.TenantId, lease.Name, lease.Epoch, message.Id);
        }
    }

    private ValueTask GoOnAsync(ChatLine line, TimeSpan pause, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (line.IsEmpty)
            {
                line.IsScheduled = false;
                _lines.Remove((line.Chat.ChatId, line.Lane));
                return ValueTask.CompletedTask;
            }
        }

        if (pause == TimeSpan.Zero)
        {
            _ready.Add(line);
        }
        else
        {
            // The chat pauses, not the worker.
            _ = Task.Delay(pause, clock, cancellationToken).ContinueWith(_ => _ready.Add(line), cancellationToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }

        return ValueTask.CompletedTask;
    }
}
