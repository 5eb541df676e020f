using Companion.Testing;
using Xunit.Abstractions;

namespace Companion.EndToEnd.Killing;

/// <summary>Whatever is killed: an acknowledged update has exactly one effect, none is lost, each chat keeps its order.</summary>
public sealed class KillTests(KillTests.Server server, ITestOutputHelper output) : IClassFixture<KillTests.Server>
{
    /// <summary>Within the check-ins, however many turns share a transaction.</summary>
    private const int FailpointHit = 6;

    [Fact]
    public Task Bot_WhenKilledAtRandomMoments_KeepsTheContract() =>
        HoldsAsync(new KillPlan { Name = "SIGKILL of the bot", BotKills = 4 });

    [Theory]
    [InlineData("after-begin")]
    [InlineData("before-commit")]
    [InlineData("after-commit")]
    [InlineData("before-ack")]
    [InlineData("after-send")]
    public async Task Bot_WhenKilledAtAFailpoint_KeepsTheContract(string failpoint)
    {
        var report = await HoldsAsync(new KillPlan { Name = $"failpoint {failpoint}", Failpoint = $"{failpoint}*{FailpointHit}", Chats = 4, Rounds = 2 });

        report.Disturbances.ShouldBeGreaterThan(0, "the failpoint was never reached");
    }

    [Fact]
    public Task Bot_WhenPostgresIsKilled_KeepsTheContract() =>
        HoldsAsync(new KillPlan { Name = "SIGKILL of PostgreSQL", DatabaseKills = 3 });

    [Fact]
    public Task Bot_WhenItsConnectionsAreTerminated_KeepsTheContract() =>
        HoldsAsync(new KillPlan { Name = "pg_terminate_backend", Storms = 12 });

    [Fact]
    public async Task Bot_WhenConnectionsAreCutAfterTheCommit_KeepsTheContract()
    {
        var report = await HoldsAsync(new KillPlan { Name = "cut after COMMIT", CutsEvery = 9 });

        report.Disturbances.ShouldBeGreaterThan(0, "no connection was cut");
    }

    [Fact]
    public Task Bots_WhenTwoShareADatabaseAndAreKilled_KeepTheContract() =>
        HoldsAsync(new KillPlan { Name = "two bots", Bots = 2, BotKills = 3, Storms = 2 });

    /// <summary>A harness that cannot fail proves nothing.</summary>
    [Theory]
    [InlineData("ack-before-commit", "before-commit")]
    [InlineData("no-dedupe", "before-ack")]
    public async Task Harness_WhenTheBotIsSabotaged_ReportsIt(string sabotage, string failpoint)
    {
        var report = await KillRun.RunAsync(
            new KillPlan
            {
                Name = $"sabotage {sabotage}",
                Sabotage = sabotage,
                Failpoint = $"{failpoint}*{FailpointHit}",
                FailpointDeaths = 3,
                Chats = 4,
                Rounds = 2,
                Patience = TimeSpan.FromSeconds(20),
            },
            server.Postgres);

        output.WriteLine(report.ToString());
        report.Problems.ShouldContain(problem => problem.Contains("effects", StringComparison.Ordinal), report.ToString());
    }

    private async Task<KillReport> HoldsAsync(KillPlan plan)
    {
        var report = await KillRun.RunAsync(plan, server.Postgres);
        output.WriteLine(report.ToString());
        report.Problems.ShouldBeEmpty(report.ToString());
        return report;
    }

    /// <summary>One PostgreSQL for the class; each run has a database of its own.</summary>
    public sealed class Server : IAsyncLifetime
    {
        public KillablePostgres Postgres { get; private set; } = null!;

        public async Task InitializeAsync() => Postgres = await KillablePostgres.StartAsync();

        public async Task DisposeAsync() => await Postgres.DisposeAsync();
    }
}
