using System.Globalization;
using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class TurnLaneTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Accept_WhenTheSameUpdateComesTwice_HasOneEffect()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");

        var first = await node.SaysAsync(1, 2, "only once");
        var again = await node.SaysAsync(1, 2, "only once");

        first.ShouldBe(InboundOutcome.Done);
        again.ShouldBe(InboundOutcome.Duplicate);
        (await NotesAsync("only once")).ShouldBe(1);
    }

    [Fact]
    public async Task Accept_WhenTheSameUpdateComesAtTheSameTime_HasOneEffect()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => node.SaysAsync(1, 2, "only once")));

        outcomes.Count(outcome => outcome == InboundOutcome.Done).ShouldBe(1);
        outcomes.Count(outcome => outcome == InboundOutcome.Duplicate).ShouldBe(19);
        (await NotesAsync("only once")).ShouldBe(1);
    }

    [Fact]
    public async Task Accept_WhenManyChatsWriteAtOnce_KeepsEachChatsOrderInBothDirections()
    {
        const int Chats = 60;
        const int Notes = 8;
        await using var node = await Node.StartAsync(_database);
        var updateId = 0;

        await Task.WhenAll(Enumerable.Range(1, Chats).Select(async chat =>
        {
            for (var i = 0; i <= Notes; i++)
            {
                (await node.SaysAsync(chat, Interlocked.Increment(ref updateId), $"note {i}")).ShouldBe(InboundOutcome.Done);
            }
        }));

        await Eventually.HoldsAsync("everything is sent", () => node.Sender.Sent.Count == Chats * (Notes + 1));
        foreach (var chat in node.Sender.Sent.GroupBy(message => message.Chat.ChatId))
        {
            var said = chat.Skip(1).Select((message, i) => message.Message.Text.Contains($"Kept note {i + 1}.", StringComparison.Ordinal));
            said.ShouldAllBe(inOrder => inOrder);
        }

        await Eventually.HoldsAsync("the outbox is empty", async () => await _database.ScalarAsync<long>("select count(*) from outbox") == 0);
    }

    [Fact]
    public async Task Accept_WhenOneTurnAlwaysFails_QuarantinesItAloneAndItsChatGoesOn()
    {
        await using var node = await Node.StartAsync(_database);
        await Task.WhenAll(Enumerable.Range(1, 10).Select(chat => node.SaysAsync(chat, chat, "hello")));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(chat => node.SaysAsync(chat, 100 + chat, chat == 5 ? "boom" : $"fine {chat}")));
        var after = await node.SaysAsync(5, 200, "still here");

        outcomes.Count(outcome => outcome == InboundOutcome.Quarantined).ShouldBe(1);
        outcomes[4].ShouldBe(InboundOutcome.Quarantined);
        after.ShouldBe(InboundOutcome.Done);
        (await NotesAsync("boom")).ShouldBe(0);
        (await NotesAsync("still here")).ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from test_notes where note like 'fine %'")).ShouldBe(9);
        (await _database.ScalarAsync<long>("select count(*) from quarantine")).ShouldBe(1);
        await Eventually.HoldsAsync("the person hears an apology", () => node.Sender.Sent.Any(message => message.Chat.ChatId == "5" && message.Message.Text == "Sorry."));
    }

    [Fact]
    public async Task Accept_WhenOneTurnIsTakenAlone_TheOthersKeepTheirOrderBehindIt()
    {
        await using var node = await Node.StartAsync(_database, configure: options => options.MaxTurnsPerTransaction = 2);
        await node.SaysAsync(1, 1, "hello");
        var slow = node.SaysAsync(1, 2, "boom");
        var behind = new List<Task<InboundOutcome>>();
        for (var i = 0; i < 300 || (!slow.IsCompleted && i < 2_000); i++)
        {
            behind.Add(node.SaysAsync(1, 3 + i, string.Create(CultureInfo.InvariantCulture, $"{i}")));
        }

        await Task.WhenAll(behind);

        (await _database.ScalarAsync<bool>("select bool_and(note::int = n) from (select note, row_number() over (order by id) - 1 as n from test_notes) t")).ShouldBeTrue();
    }

    [Fact]
    public async Task Accept_WhenPeopleAreNotTakenUnasked_RefusesThem()
    {
        await using var node = await Node.StartAsync(_database, configure: options => options.AutoProvision = false);

        (await node.SaysAsync(1, 1, "hello")).ShouldBe(InboundOutcome.Refused);

        (await _database.ScalarAsync<long>("select count(*) from conversations")).ShouldBe(0);
    }

    [Fact]
    public async Task Accept_WhenTwoNodesServeOneChat_EachUpdateHasOneEffectInOrder()
    {
        await using var one = await Node.StartAsync(_database);
        await using var two = await Node.StartAsync(_database, one.Sender);
        await one.SaysAsync(1, 1, "hello");

        for (var i = 2; i <= 21; i++)
        {
            (await (i % 2 == 0 ? one : two).SaysAsync(1, i, $"note {i}")).ShouldBe(InboundOutcome.Done);
        }

        await Eventually.HoldsAsync("everything is sent", () => one.Sender.Sent.Count == 21);
        one.Sender.Sent.Skip(1).Select((message, i) => message.Message.Text.Contains($"note {i + 2}.", StringComparison.Ordinal)).ShouldAllBe(inOrder => inOrder);
    }

    [Fact]
    public async Task Accept_WhenTwoNodesGetTheSameUpdatesAtOnce_EachHasOneEffect()
    {
        await using var one = await Node.StartAsync(_database);
        await using var two = await Node.StartAsync(_database, one.Sender);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(chat => one.SaysAsync(chat, chat, "hello")));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).SelectMany(chat => new[]
        {
            one.SaysAsync(chat, 100 + chat, "both"), two.SaysAsync(chat, 100 + chat, "both"),
        }));

        outcomes.Count(outcome => outcome == InboundOutcome.Done).ShouldBe(20);
        (await NotesAsync("both")).ShouldBe(20);
    }

    [Fact]
    public async Task Replay_OfALongConversation_IsTheSameBitForBit()
    {
        await using var node = await Node.StartAsync(_database);
        foreach (var (text, i) in new[] { "hello", "one", "remind", "draw", "two", "/help", "menu", "три" }.Select((text, i) => (text, i)))
        {
            await node.SaysAsync(1, i + 1, text);
        }

        await Eventually.HoldsAsync("the work came back", async () => await _database.ScalarAsync<long>("select count(*) from work_items") == 0);
        var conversation = Guid.Parse((await _database.ScalarAsync<string>("select id::text from conversations"))!);

        var (turns, different) = await node.Get<ConversationReplay>().RunAsync(DefaultTenant.Id, conversation, CancellationToken.None);

        different.ShouldBeNull();
        turns.ShouldBe(await _database.ScalarAsync<long>("select count(*) from turns"));
        turns.ShouldBeGreaterThan(8);
    }

    private async Task<long> NotesAsync(string note) =>
        await _database.ScalarAsync<long>(string.Create(CultureInfo.InvariantCulture, $"select count(*) from test_notes where note = '{note}'"));
}
