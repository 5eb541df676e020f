using Companion.Conversations;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

/// <summary>What staff do with messages that could not be taken.</summary>
public sealed class QuarantineTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Retry_OfWhatStillFails_SaysSoAndIsNoSecondRow()
    {
        await using var node = await Node.StartAsync(_database);
        var id = await BoomAsync(node);

        (await MoveAsync(node, id, QuarantineState.Retrying)).ShouldBe(true);
        await Eventually.HoldsAsync("it failed again", async () => (await ItemAsync(node)).State == QuarantineState.FailedAgain);

        (await ItemAsync(node)).Attempts.ShouldBe(2);
        (await _database.ScalarAsync<long>("select count(*) from quarantine")).ShouldBe(1);
        (await MoveAsync(node, id, QuarantineState.Dismissed)).ShouldBe(true);
        (await MoveAsync(node, id, QuarantineState.Retrying)).ShouldBe(false);
        (await MoveAsync(node, Guid.NewGuid(), QuarantineState.Retrying)).ShouldBeNull();
    }

    [Fact]
    public async Task Retry_OfWhatWorksByNow_IsTakenOnce()
    {
        await using var node = await Node.StartAsync(_database);
        var id = await BoomAsync(node);
        // The cause is mended: here, the broken note becomes an honest one.
        await using (var transaction = await node.Get<CompanionDatabase>().BeginAsync(DefaultTenant.Id, default))
        {
            var cipher = await node.Get<CompanionDatabase>().Ciphers.ForAsync(DefaultTenant.Id, default);
            var opened = (await QuarantineDesk.OpenAsync(transaction.Connection, cipher, id, default)).ShouldNotBeNull();
            (opened.Kind, opened.Content).ShouldBe(("text", "boom"));
            var inbound = new Inbound { Chat = node.Chat(1), ExternalId = "2", Content = new Companion.Dialogs.TextInput("mended") };
            await using var mend = transaction.Command("update companion.quarantine set box = $1 where tenant_id = companion.tenant()");
            mend.Parameters.Add(new()
            {
                Value = cipher.Seal(
                    System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(inbound, Companion.Conversations.Turns.TurnJson.Default.Inbound),
                    Companion.Conversations.Turns.QuarantineStore.Purpose),
            });
            await mend.ExecuteNonQueryAsync();
            await transaction.CommitAsync(default);
        }

        await MoveAsync(node, id, QuarantineState.Retrying);

        await Eventually.HoldsAsync("it was taken", async () => (await ItemAsync(node)).State == QuarantineState.Done);
        (await _database.ScalarAsync<long>("select count(*) from test_notes where note = 'mended'")).ShouldBe(1);
    }

    private static async Task<Guid> BoomAsync(Node node)
    {
        await node.SaysAsync(1, 1, "hello");
        (await node.SaysAsync(1, 2, "boom")).ShouldBe(InboundOutcome.Quarantined);
        return (await ItemAsync(node)).Id;
    }

    private static async Task<QuarantineItem> ItemAsync(Node node)
    {
        await using var transaction = await node.Get<CompanionDatabase>().BeginAsync(DefaultTenant.Id, default);
        return (await QuarantineDesk.ListAsync(transaction.Connection, null, null, 10, default)).Single();
    }

    private static async Task<bool?> MoveAsync(Node node, Guid id, QuarantineState to)
    {
        await using var transaction = await node.Get<CompanionDatabase>().BeginAsync(DefaultTenant.Id, default);
        var moved = await QuarantineDesk.MoveAsync(transaction.Connection, id, to, Guid.NewGuid(), DateTimeOffset.UnixEpoch, default);
        await transaction.CommitAsync(default);
        return moved;
    }
}
