using Companion.Safety;
using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>Asks once a month whether to try the alarm. Every node may run it: each person is asked once.</summary>
[DisallowConcurrentExecution]
internal sealed class DrillJob(Drills drills) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await drills.OfferAsync(cancellationToken);
}
