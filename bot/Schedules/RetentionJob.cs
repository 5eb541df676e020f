using Companion.Conversations;
using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>Nightly housekeeping. Runs on every node; deleting what is old twice deletes nothing twice.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RetentionJob(Retention retention, ILogger<RetentionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var forgotten = await retention.ForgetInboxAsync(cancellationToken);
        LogForgotten(logger, forgotten);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "forgot {Keys} dedupe keys older than 30 days")]
    private static partial void LogForgotten(ILogger logger, int keys);
}
