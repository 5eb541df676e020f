using Companion.Conversations;
using Companion.Conversations.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Broadcasts;

/// <summary>Sends what runs, at its pace, on one node at a time; the lease only keeps the pace, that each gets it once is the rows' affair.</summary>
internal sealed partial class BroadcastLoop(BroadcastSender sender, ILeases leases, TimeProvider clock, ILogger<BroadcastLoop> logger) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.HoldAsync("broadcasts", RunAsync, stoppingToken);

    private async Task RunAsync(Lease lease, CancellationToken cancellationToken)
    {
        var pace = new BroadcastPace();
        while (lease.IsHeld)
        {
            try
            {
                foreach (var (tenantId, id, perMinute) in await sender.RunningAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (pace.Take(id, perMinute, clock.GetUtcNow()) is > 0 and var portion)
                    {
                        var sent = await sender.SendSomeAsync(tenantId, id, portion, cancellationToken).ConfigureAwait(false);
                        pace.Sent(id, portion, sent, clock.GetUtcNow());
                    }
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken))
            {
                LogLater(logger, exception.GetType().Name);
            }

            await Task.Delay(s_every, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "broadcasts go on later ({Error})")]
    private static partial void LogLater(ILogger logger, string error);
}
