using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class TimerLoopTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Timer_WithTwoNodes_FiresOnce()
    {
        await using var one = await Node.StartAsync(_database);
        await using var two = await Node.StartAsync(_database, one.Sender);
        await one.SaysAsync(1, 1, "hello");

        await two.SaysAsync(1, 2, "remind");

        await Eventually.HoldsAsync("the timer's turn is written", async () => await FiredAsync() == 1);
        await Eventually.HoldsAsync("its row is gone", async () => await _database.ScalarAsync<long>("select count(*) from timers where name = 'test'") == 0);
        (await FiredAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Timer_WhenNoNodeRunsAtItsHour_FiresWithTheNextStart()
    {
        await using (var node = await Node.StartAsync(_database))
        {
            await node.SaysAsync(1, 1, "hello");
        }

        await _database.ExecuteAsync(
            "insert into timers (tenant_id, conversation_id, name, due_at) select tenant_id, id, '', now() - interval '1 day' from conversations");
        await using var later = await Node.StartAsync(_database);

        await Eventually.HoldsAsync("it was taken", async () => await _database.ScalarAsync<long>("select count(*) from timers where due_at < now()") == 0);
    }

    private Task<long> FiredAsync() => _database.ScalarAsync<long>("select count(*) from turns where external_id like 't:%:test'");
}
