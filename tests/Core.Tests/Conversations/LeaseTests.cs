using Companion.Conversations;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class LeaseTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Hold_WhenTheRowIsTakenOver_TheOldHolderStopsAndItsEpochNoLongerFits()
    {
        await using var node = await Node.StartAsync(_database);
        using var stop = new CancellationTokenSource();
        var held = new TaskCompletionSource<Lease>();
        var lost = new TaskCompletionSource();
        var holding = node.Get<ILeases>().HoldAsync(
            "test",
            async (lease, cancelled) =>
            {
                held.TrySetResult(lease);
                await Task.Delay(Timeout.Infinite, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                lost.TrySetResult();
            },
            stop.Token);
        var first = await held.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await _database.ExecuteAsync("update leases set epoch = epoch + 1, node = gen_random_uuid(), expires_at = now() + interval '1 hour' where name = 'test'");

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(10));
        first.IsHeld.ShouldBeFalse();
        (await _database.ScalarAsync<long>("select epoch from leases where name = 'test'")).ShouldBe(first.Epoch + 1);
        await stop.CancelAsync();
        await holding;
    }
}
