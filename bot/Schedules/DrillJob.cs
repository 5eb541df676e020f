using Companion.Conversations;
using Companion.Safety;
using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>Asks once a month whether to try the alarm, on one node; each person is asked once.</summary>
[DisallowConcurrentExecution]
internal sealed class DrillJob(Drills drills, JobRuns runs, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runs.OnceAsync("drills", context.ScheduledFireTimeUtc ?? clock.GetUtcNow(), drills.OfferAsync, cancellationToken);
}
