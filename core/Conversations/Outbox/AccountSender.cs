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

    public void Dispose()
    {
        _look.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "message {OutboxId} of account {AccountId} will never be taken: {Reason}")]
    private static partial void LogRefused(ILogger logger, long outboxId, Guid accountId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the outbox cannot be read now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
