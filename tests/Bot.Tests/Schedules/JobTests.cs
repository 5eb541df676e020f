using System.Reflection;
using Companion.Bot.Schedules;
using Companion.Bot.Tests.WebChat;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Companion.Bot.Tests.Schedules;

/// <summary>Jobs that every node's scheduler fires run on one of them.</summary>
public sealed class JobTests
{
    [Theory]
    [InlineData(typeof(NewsJob), "news")]
    [InlineData(typeof(DrillJob), "drills")]
    [InlineData(typeof(RetentionJob), "retention")]
    public async Task Execute_OnTwoNodesAndAgain_RunsOnce(Type job, string name)
    {
        await using var first = await BotUnderTest.StartAsync();
        await using var second = await BotUnderTest.StartAsync(first);

        await Task.WhenAll(FiresAsync(first), FiresAsync(second));
        await FiresAsync(second);

        (await first.Database.ScalarAsync<long>($"select count(*) from job_runs where job = '{name}' and due_at = '{Fired.Due:O}'")).ShouldBe(1);
        (await first.Database.ScalarAsync<long>($"select coalesce(sum(epoch), 0)::bigint from leases where name = 'job.{name}'")).ShouldBeInRange(1, 3);

        async Task FiresAsync(BotUnderTest node)
        {
            var context = DispatchProxy.Create<IJobExecutionContext, Fired>();
            await ((IJob)ActivatorUtilities.CreateInstance(node.Services, job)).Execute(context, CancellationToken.None);
        }
    }
}

/// <summary>A firing that knows only when it was due.</summary>
public class Fired : DispatchProxy
{
    internal static readonly DateTimeOffset Due = new(2026, 11, 22, 16, 5, 0, TimeSpan.Zero);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == "get_" + nameof(IJobExecutionContext.ScheduledFireTimeUtc) ? Due : throw new NotSupportedException(targetMethod?.Name);
}
