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

    [Fact]
    public async Task Hold_WhenTheHoldersSessionEnds_TheRowIsNotWaitedFor()
    {
        await using var first = await Node.StartAsync(_database);
        await using var second = await Node.StartAsync(_database);
        using var stop = new CancellationTokenSource();
        var (one, holding) = Hold(first, stop.Token);
        var held = await one.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var (_, waiting) = Hold(second, stop.Token);

        // The row itself would be the holder's for an hour yet; what ends is the session that vouches for it.
        await _database.ExecuteAsync(
            """
            update leases set expires_at = now() + interval '1 hour' where name = 'test';
            select pg_terminate_backend(k.pid) from pg_locks k, leases l
            where l.name = 'test' and k.locktype = 'advisory' and k.granted
              and (k.classid::bigint << 32 | k.objid::bigint) = hashtextextended(l.node::text, 0)
            """);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await _database.ScalarAsync<long>("select epoch from leases where name = 'test'") == held.Epoch)
        {
            deadline.IsCancellationRequested.ShouldBeFalse("nobody takes over");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        held.IsHeld.ShouldBeFalse();
        await stop.CancelAsync();
        await Task.WhenAll(holding, waiting);
    }

    [Fact]
    public async Task Hold_WhileTheHolderLives_ItsSessionVouchesForIt()
    {
        await using var node = await Node.StartAsync(_database);
        using var stop = new CancellationTokenSource();
        var (held, holding) = Hold(node, stop.Token);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await _database.ScalarAsync<bool>(
            "select session = node and not pg_try_advisory_lock_shared(hashtextextended(node::text, 0)) from leases where name = 'test'")).ShouldBeTrue();
        await stop.CancelAsync();
        await holding;
    }

    private static (TaskCompletionSource<Lease> Held, Task Holding) Hold(Node node, CancellationToken stop)
    {
        var held = new TaskCompletionSource<Lease>(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = node.Get<ILeases>().HoldAsync(
            "test",
            async (lease, cancelled) =>
            {
                held.TrySetResult(lease);
                await Task.Delay(Timeout.Infinite, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            },
            stop);
        return (held, holding);
    }
}
