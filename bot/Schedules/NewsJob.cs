using Companion.Conversations;
using Companion.News;
using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>Puts the weekly news on their way a little before they are due, on one node; each week goes to each reader once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class NewsJob(WeeklyNewsPlanner planner, JobRuns runs, TimeProvider clock, ILogger<NewsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runs.OnceAsync("news", context.ScheduledFireTimeUtc ?? clock.GetUtcNow(), RunAsync, cancellationToken);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var planned = await planner.PlanAsync(cancellationToken);
        if (planned > 0)
        {
            LogPlanned(logger, planned);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "put {Count} weekly news on their way")]
    private static partial void LogPlanned(ILogger logger, int count);
}
