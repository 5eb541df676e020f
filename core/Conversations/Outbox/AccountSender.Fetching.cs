using Companion.Dialogs;
using Microsoft.Extensions.Logging;

namespace Companion.Conversations.Outbox;

/// <summary>Messages that other nodes wrote, and those that this one had no room for, are read from the outbox.</summary>
internal sealed partial class AccountSender
{
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
}
