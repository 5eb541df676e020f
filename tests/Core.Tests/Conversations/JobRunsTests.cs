using Companion.Conversations;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class JobRunsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Due = new(2026, 11, 22, 3, 20, 0, TimeSpan.Zero);

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Once_WhenTwoNodesFireTheSameRun_OneDoesIt()
    {
        await using var one = await Node.StartAsync(_database);
        await using var other = await Node.StartAsync(_database);
        var runs = 0;

        await Task.WhenAll(OnceAsync(one), OnceAsync(other));
        await OnceAsync(other);

        runs.ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from job_runs")).ShouldBe(1);

        Task OnceAsync(Node node) => node.Get<JobRuns>().OnceAsync(
            "test",
            Due,
            async cancellationToken =>
            {
                Interlocked.Increment(ref runs);
                await Task.Yield();
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task Once_WhenTheRunFails_TriesItThreeTimesInAllAndEnds()
    {
        await using var node = await Node.StartAsync(_database);
        var runs = 0;

        await node.Get<JobRuns>().OnceAsync("test", Due, _ => throw new InvalidOperationException($"{++runs}"), CancellationToken.None);

        runs.ShouldBe(3);
        (await _database.ScalarAsync<long>("select count(*) from job_runs")).ShouldBe(0);
    }

    [Fact]
    public async Task Once_OfTheNextDay_RunsAgain()
    {
        await using var node = await Node.StartAsync(_database);
        var runs = 0;
        foreach (var due in (DateTimeOffset[])[Due, Due.AddDays(1), Due.AddDays(1)])
        {
            await node.Get<JobRuns>().OnceAsync("test", due, _ => Task.FromResult(++runs), CancellationToken.None);
        }

        runs.ShouldBe(2);
    }
}
