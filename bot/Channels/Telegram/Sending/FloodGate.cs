using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>
/// Two windows of a second (all messages; bulk) and a pace for each chat. Who cannot go waits in the queue of its lane, served by urgency, then
/// by order of arrival. Time is the clock's monotonic one.
/// </summary>
internal sealed class FloodGate : IFloodGate, IDisposable
{
    private const int Lanes = 4;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly SlidingWindow? _all;
    private readonly SlidingWindow _bulk;
    private readonly ChatPace? _chats;
    private readonly long _start;
    private readonly Queue<Waiter>[] _waiting = [new(), new(), new(), new()];
    private readonly PriorityQueue<Waiter, (double Due, long Order)> _pacing = new();
    private double _closedUntil;
    private long _order;

    public FloodGate(TelegramOptions options, TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _all = options.MessagesPerSecond > 0 ? new(options.MessagesPerSecond) : null;
        _bulk = new(options.BulkPerSecond);
        _chats = options.ChatMessagesPerSecond > 0 ? new(1 / options.ChatMessagesPerSecond, options.ChatBurst) : null;
        _timer = clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _pacing.Count + _waiting.Sum(queue => queue.Count);
            }
        }
    }

    public ValueTask ReserveAsync(Lane lane, string chatId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            var now = Now();
            var due = lane == Lane.Sos || _chats is null ? now : _chats.Reserve(chatId, now);
            if (due <= now && IsFirst(lane) && TryTake_NeedsLock(lane, now))
            {
                return ValueTask.CompletedTask;
            }

            waiter = new(lane);
            if (due > now)
            {
                _pacing.Enqueue(waiter, (due, _order++));
            }
            else
            {
                _waiting[(int)lane].Enqueue(waiter);
            }

            Schedule_NeedsLock(now);
        }

        return new(waiter.WaitAsync(cancellationToken));
    }

    public void Close(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            var now = Now();
            _closedUntil = Math.Max(_closedUntil, now + retryAfter.TotalSeconds);
            Schedule_NeedsLock(now);
        }
    }

    public void Dispose() => _timer.Dispose();

    private double Now() => _clock.GetElapsedTime(_start).TotalSeconds;

    private bool IsFirst(Lane lane)
    {
        for (var i = 0; i <= (int)lane; i++)
        {
            if (_waiting[i].Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTake_NeedsLock(Lane lane, double now)
    {
        if (now < _closedUntil)
        {
            return false;
        }

        if (lane == Lane.Sos)
        {
            // May borrow from the next second: a help call never waits for a budget.
            _all?.Take(now);
            return true;
        }

        if (_all is not null && _all.Free(now) < (lane == Lane.Bulk ? _all.BulkNeeds : 1))
        {
            return false;
        }

        if (lane == Lane.Bulk && _bulk.Free(now) < 1)
        {
            return false;
        }

        _all?.Take(now);
        if (lane == Lane.Bulk)
        {
            _bulk.Take(now);
        }

        return true;
    }

    private void Pump()
    {
        lock (_lock)
        {
            var now = Now();
            while (_pacing.TryPeek(out var paced, out var when) && when.Due <= now)
            {
                _pacing.Dequeue();
                _waiting[(int)paced.Lane].Enqueue(paced);
            }

            for (var lane = 0; lane < Lanes; lane++)
            {
                if (!Serve_NeedsLock(lane, now))
                {
                    break;
                }
            }

            Schedule_NeedsLock(now);
        }
    }

    /// <returns>False when the lane still has somebody waiting: the less urgent ones wait too.</returns>
    private bool Serve_NeedsLock(int lane, double now)
    {
        var queue = _waiting[lane];
        while (queue.TryPeek(out var waiter))
        {
            if (!waiter.IsGone && !TryTake_NeedsLock((Lane)lane, now))
            {
                return false;
            }

            queue.Dequeue();
            waiter.Go();
        }

        return true;
    }

    private void Schedule_NeedsLock(double now)
    {
        double? next = null;
        for (var lane = 0; lane < Lanes && next is null; lane++)
        {
            if (_waiting[lane].Count > 0)
            {
                next = now + FreeIn((Lane)lane, now);
            }
        }

        if (_pacing.TryPeek(out _, out var when))
        {
            next = Math.Min(next ?? double.MaxValue, when.Due);
        }

        if (next is { } at)
        {
            // A millisecond more than computed: a timer that fires a hair early would only be set again.
            var pause = TimeSpan.FromSeconds(Math.Max(at - now, Math.Max(_closedUntil - now, 0))) + TimeSpan.FromMilliseconds(1);
            _timer.Change(pause, Timeout.InfiniteTimeSpan);
        }
    }

    private double FreeIn(Lane lane, double now)
    {
        var wait = Math.Max(0, _closedUntil - now);
        if (lane != Lane.Sos && _all is not null)
        {
            wait = Math.Max(wait, _all.SecondsUntil(lane == Lane.Bulk ? _all.BulkNeeds : 1, now));
        }

        return lane == Lane.Bulk ? Math.Max(wait, _bulk.SecondsUntil(1, now)) : wait;
    }
}
