using Companion.Audit;
using Companion.Conversations;
using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>Nightly housekeeping, on one node.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RetentionJob(Retention retention, AuditRetention audit, JobRuns runs, TimeProvider clock, ILogger<RetentionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runs.OnceAsync("retention", context.ScheduledFireTimeUtc ?? clock.GetUtcNow(), RunAsync, cancellationToken);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var keys = await retention.ForgetInboxAsync(cancellationToken);
        var activities = await retention.ForgetWebActivitiesAsync(cancellationToken);
        var months = await audit.ForgetAsync(cancellationToken);
        LogForgotten(logger, keys, activities, months);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "forgot {Keys} dedupe keys and {Activities} web chat activities older than 30 days, and {Months} months of the audit")]
    private static partial void LogForgotten(ILogger logger, int keys, int activities, int months);
}
