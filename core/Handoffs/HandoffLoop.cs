using Companion.Conversations.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Handoffs;

/// <summary>Takes conversations back whose human is not heard of any more, and tells who waits too long. Every node looks; a row lock lets one act.</summary>
internal sealed partial class HandoffLoop(HandoffDesk desk, TimeProvider clock, ILogger<HandoffLoop> logger) : BackgroundService
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await desk.SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken))
            {
                LogLater(logger, exception.GetType().Name);
            }

            await Task.Delay(s_lookEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "hand-offs are looked at again later ({Error})")]
    private static partial void LogLater(ILogger logger, string error);
}
