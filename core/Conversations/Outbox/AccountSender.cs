using Companion.Dialogs;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Outbox;

/// <summary>
/// Sends for one account while this node holds its lease: lanes in order of urgency, each chat's messages in order, different chats side by
/// side. Bulk has workers of its own, so that whatever bulk waits for, no reply waits for it.
/// </summary>
internal sealed partial class AccountSender(
    ChannelAccount account,
    Lease lease,
    IChannelSender sender,
    OutboxStore store,
    SentMarks sentMarks,
    Turns.TurnMetrics metrics,
    ISendWatch? watch,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    // Alarms have workers of their own: the others may all be waiting at the channel's gate.
    private const int SosWorkers = 6;
    private const int UrgentWorkers = 24;
    private const int BulkWorkers = 8;
    private const int BulkPage = 500;
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string ChatId, Lane Lane), ChatLine> _lines = [];
    private readonly ReadyLines _ready = new();

    // Ids that are queued here or sent and perhaps still in the table; two generations, so that a look at the table that began before a
    // row was forgotten cannot bring it back.
    private HashSet<long> _known = [];
    private HashSet<long> _knownBefore = [];
    private readonly SemaphoreSlim _look = new(1, 1);
    private readonly ChatHolds _holds = new();
    private long _lastBulkId;
    private int _bulkQueued;

    /// <summary>A message that was just committed here.</summary>
    /// <param name="message">Not yet known to be sent.</param>
    /// <param name="continued">False: another node may have committed something for this chat before, so a look at the table comes first.</param>
    public void Offer(Outgoing message, bool continued)
    {
        if (!continued)
        {
            lock (_gate)
            {
                _holds.Add(message.Chat.ChatId);
            }

            Look();
        }

        Add(message);
    }

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

    /// <summary>Looks at the table soon: something was committed that this node does not have in memory.</summary>
    public void Look()
    {
        try
        {
            _look.Release();
        }
        catch (SemaphoreFullException)
        {
            // A look is due already.
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = new List<Task>(SosWorkers + UrgentWorkers + BulkWorkers + 2)
        {
            FetchAsync(stop.Token),
            ForgetSentAsync(stop.Token),
        };
        for (var i = 0; i < UrgentWorkers; i++)
        {
            workers.Add(SendUrgentAsync(stop.Token));
        }

        for (var i = 0; i < BulkWorkers; i++)
        {
            workers.Add(SendLaneAsync(Lane.Bulk, stop.Token));
        }

        for (var i = 0; i < SosWorkers; i++)
        {
            workers.Add(SendLaneAsync(Lane.Sos, stop.Token));
        }

        try
        {
            await (await Task.WhenAny(workers).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _ready.Complete();
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(workers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var first = true;
        while (true)
        {
            await _look.WaitAsync(TimeSpan.FromSeconds(3), cancellationToken).ConfigureAwait(false);
            HashSet<long> known;
            lock (_gate)
            {
                // Only what waits here: what is sent and not yet forgotten is a handful, and is recognised when it is read.
                known = [];
                foreach (var line in _lines.Values)
                {
                    line.AddIdsTo(known);
                }

                _holds.BeginLook();
            }

            try
            {
                var urgent = await store.FetchUrgentAsync(account, known, cancellationToken).ConfigureAwait(false);
                if (first)
                {
                    metrics.PossibleRepeat(urgent.Count);
                    first = false;
                }

                urgent.ForEach(Add);
                if (urgent.Count < OutboxStore.MostAtOnce)
                {
                    Release();
                }
                else
                {
                    // There are more, and a chat's earlier message may be among them.
                    Look();
                }

                await FetchBulkAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Turns.CarefulTurn.IsOutage(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
            {
                LogOutage(logger, exception.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(300), clock, cancellationToken).ConfigureAwait(false);
                Look();
            }
        }
    }

    private async Task FetchBulkAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _bulkQueued) < BulkPage / 2)
        {
            var bulk = await store.FetchBulkAsync(account, _lastBulkId, BulkPage, cancellationToken).ConfigureAwait(false);

            // At the end start over: a transaction that took its ids early may commit them late.
            _lastBulkId = bulk.Count > 0 ? bulk[^1].Id : 0;
            bulk.ForEach(Add);
        }
    }

    private async Task SendUrgentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _ready.TakeUrgentAsync().ConfigureAwait(false) is { } line)
            {
                await SendHeadAsync(line, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SendLaneAsync(Lane lane, CancellationToken cancellationToken)
    {
        while (true)
        {
            await SendHeadAsync(await _ready.TakeAsync(lane).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendHeadAsync(ChatLine line, CancellationToken cancellationToken)
    {
        if (!lease.IsHeld)
        {
            throw new OperationCanceledException("the lease is lost; another node sends now");
        }

        if (!TryHead(line, out var message))
        {
            return;
        }

        var result = await sender.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (line.Lane == Lane.Sos || (line.Lane == Lane.Alert && result is not SendResult.Sent))
        {
            watch?.Report(account.TenantId, message.Id, result);
        }

        var pause = TimeSpan.Zero;
        switch (result)
        {
            case SendResult.Sent:
                Failpoints.Hit("after-send");
                metrics.Sent();
                Finish(line, message);
                break;
            case SendResult.Refused refused:
                LogRefused(logger, message.Id, account.Id, refused.Reason);
                Finish(line, message);
                break;
            case SendResult.Blocked:
                FinishAll(line);
                await store.MarkUnreachableAsync(line.Chat, cancellationToken).ConfigureAwait(false);
                break;
            case SendResult.Moved moved:
                await MoveAsync(line, moved.ChatId, cancellationToken).ConfigureAwait(false);
                break;
            case SendResult.Flooded flooded:
                pause = flooded.RetryAfter;
                break;
            case SendResult.Unavailable:
                metrics.PossibleRepeat(1);
                pause = TimeSpan.FromMilliseconds(Math.Min(MaxPause.TotalMilliseconds, 250 * (1 << Math.Min(line.Failures++, 7))));
                break;
        }

        await GoOnAsync(line, pause, cancellationToken).ConfigureAwait(false);
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

    public void Dispose()
    {
        _look.Dispose();
    }

    /// <summary>Forgets what was sent when no turn's transaction took it along.</summary>
    private async Task ForgetSentAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(40), clock);
        var generation = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await store.ForgetAsync(account.TenantId, sentMarks, cancellationToken).ConfigureAwait(false);
            if (clock.GetElapsedTime(generation) > TimeSpan.FromSeconds(20))
            {
                generation = clock.GetTimestamp();
                lock (_gate)
                {
                    // Whatever still waits here must stay known.
                    _knownBefore = _known;
                    _known = [];
                    foreach (var line in _lines.Values)
                    {
                        line.AddIdsTo(_known);
                    }
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "message {OutboxId} of account {AccountId} will never be taken: {Reason}")]
    private static partial void LogRefused(ILogger logger, long outboxId, Guid accountId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the outbox cannot be read now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
