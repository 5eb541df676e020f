using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class TellTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Tell_FromATurn_IsHeardOnceInTheOthersChat()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");

        await node.SaysAsync(1, 3, $"tell {await PersonAsync("2")}");

        await Eventually.HoldsAsync("the other has heard it", () => Heard(node, "2") == 1);
        node.Sent("2").ShouldContain(text => text.Contains("Your note?", StringComparison.Ordinal), "the question that it came across stands again");
        Heard(node, "1").ShouldBe(0);
        (await _database.ScalarAsync<long>("select count(*) from timers where name like 'tell:%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Tell_WhenTaken_IsCountedWithItsDelay()
    {
        var told = new System.Collections.Concurrent.ConcurrentBag<(double Seconds, bool Urgent)>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "companion.tells.delay")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => told.Add((seconds, tags[0].Value is true)));
        listener.Start();
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");

        await node.SaysAsync(1, 3, $"tell {await PersonAsync("2")}");

        await Eventually.HoldsAsync("it is counted", () => told.Any(t => t.Urgent && t.Seconds >= 0));
    }

    [Fact]
    public async Task Tell_FromAnotherNode_IsHeardOnce()
    {
        await using var one = await Node.StartAsync(_database);
        await one.SaysAsync(1, 1, "hello");
        await one.SaysAsync(2, 2, "hello");
        await using var two = await Node.StartAsync(_database, one.Sender);

        await two.SaysAsync(1, 3, $"tell {await PersonAsync("2")}");

        await Eventually.HoldsAsync("the other has heard it", () => Heard(one, "2") == 1);
        await Eventually.HoldsAsync("its row is gone", async () => await _database.ScalarAsync<long>("select count(*) from timers where name like 'tell:%'") == 0);
        Heard(one, "2").ShouldBe(1);
    }

    [Fact]
    public async Task Tell_WithTenThousandTimersDue_GoesAheadOfThem()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");
        await _database.ExecuteAsync(
            """
            insert into timers (tenant_id, conversation_id, name, due_at)
            select c.tenant_id, c.id, 'x' || n, now() - interval '1 hour' from conversations c, generate_series(1, 10000) n
            where c.chat_id = '1'
            """);

        await node.SaysAsync(1, 3, $"tell {await PersonAsync("2")}");

        await Eventually.HoldsAsync("the other has heard it", () => Heard(node, "2") == 1);
        (await _database.ScalarAsync<long>("select count(*) from timers where name like 'x%'")).ShouldBeGreaterThan(0, "the others are still on their way");
    }

    [Fact]
    public async Task Tell_WhenTheTurnFails_IsNotHeard()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");
        var other = await PersonAsync("2");

        await using (var transaction = await node.Get<CompanionDatabase>().BeginAsync(DefaultTenant.Id, CancellationToken.None))
        {
            await node.Get<Tells>().TellAsync(transaction.Connection, DefaultTenant.Id, other, News("never"), "k", DateTimeOffset.UnixEpoch, CancellationToken.None);
        }

        await node.SaysAsync(1, 3, $"tell {other}");
        await Eventually.HoldsAsync("a later one was heard", () => Heard(node, "2") == 1);
        node.Sent("2").ShouldNotContain(text => text.Contains("never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tell_WithTheSameKeyAndDue_IsHeardOnceHoweverOftenItIsSaid()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(2, 2, "hello");
        var other = await PersonAsync("2");

        foreach (var what in new[] { "first", "again", "and again" })
        {
            await using var transaction = await node.Get<CompanionDatabase>().BeginAsync(DefaultTenant.Id, CancellationToken.None);
            await node.Get<Tells>().TellAsync(transaction.Connection, DefaultTenant.Id, other, News(what), "week-47", DateTimeOffset.UnixEpoch, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            await Eventually.HoldsAsync("it fired", async () => await _database.ScalarAsync<long>("select count(*) from timers where name like 'tell:%'") == 0);
        }

        await Eventually.HoldsAsync("it was heard", () => Heard(node, "2") > 0);
        Heard(node, "2").ShouldBe(1);
    }

    [Fact]
    public async Task Tell_ToSomebodyOfAnotherTenant_ReachesNobody()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");
        var tenant = Guid.NewGuid();
        await node.Get<CompanionDatabase>().EnsureTenantAsync(tenant, "Another", [Companion.People.Language.En], CancellationToken.None);

        await using (var transaction = await node.Get<CompanionDatabase>().BeginAsync(tenant, CancellationToken.None))
        {
            await node.Get<Tells>().TellAsync(transaction.Connection, tenant, await PersonAsync("2"), News("foreign"), "k", DateTimeOffset.UnixEpoch, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        (await _database.ScalarAsync<long>("select count(*) from timers where name like 'tell:%'")).ShouldBe(0);
    }

    private static BeginInput News(string what) => BeginInput.Of("people.news", BeginWhen.AtOnce, ("what", new TextValue(what)));

    private static int Heard(Node node, string chat) => node.Sent(chat).Count(text => text.Contains("News:", StringComparison.Ordinal));

    private Task<Guid> PersonAsync(string chat) => _database.ScalarAsync<Guid>($"select person_id from chats where chat_id = '{chat}'");
}
