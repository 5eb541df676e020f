using Companion.Broadcasts;
using Companion.Core.Tests.Conversations;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Broadcasts;

/// <summary>Messages to many, on real nodes: each once, whoever sends.</summary>
public sealed class BroadcastTests : IAsyncLifetime
{
    private static readonly Guid Vera = Guid.NewGuid();

    private TestDatabase _database = null!; // Set before each test.

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Send_ByTwoNodesAtOnce_ReachesEverybodyOnceInTheirLanguage()
    {
        await using var node = await Node.StartAsync(_database);
        const int People = 40;
        for (var chat = 1; chat <= People; chat++)
        {
            await node.SaysAsync(chat, chat, "hello");
        }

        await _database.ExecuteAsync("update people set quiet_from = null, quiet_to = null; update people set language = 'ru' where id in (select person_id from chats where chat_id::int % 2 = 0)");
        var (desk, id) = await StartAsync(node, new Dictionary<string, string> { ["en"] = "Good news!", ["ru"] = "Хорошие новости!" });
        var senders = new[] { Sender(node), Sender(node) };

        await Task.WhenAll(senders.Select(async sender =>
        {
            while (await sender.SendSomeAsync(DefaultTenant.Id, id, 7, default) > 0)
            {
            }
        }));
        await senders[0].SendSomeAsync(DefaultTenant.Id, id, 7, default);

        await Eventually.HoldsAsync("everybody heard it", () => node.Sender.Sent.Count(o => o.Message.Text.Contains("ews!", StringComparison.Ordinal) || o.Message.Text.Contains("новости!", StringComparison.Ordinal)) >= People);
        for (var chat = 1; chat <= People; chat++)
        {
            node.Sent(chat.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Count(text => text == (chat % 2 == 0 ? "Хорошие новости!" : "Good news!")).ShouldBe(1, $"chat {chat}");
        }

        var done = (await desk.FindAsync(DefaultTenant.Id, id, default)).ShouldNotBeNull();
        (done.State, done.Counts).ShouldBe((BroadcastState.Done, new BroadcastCounts(0, People, 0)));
    }

    [Fact]
    public async Task Send_InQuietHours_Waits()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await _database.ExecuteAsync("update people set time_zone = 'Europe/Kyiv', quiet_from = '00:00', quiet_to = '23:59:59.999'");
        var (desk, id) = await StartAsync(node, new Dictionary<string, string> { ["en"] = "Good news!" });

        (await Sender(node).SendSomeAsync(DefaultTenant.Id, id, 10, default)).ShouldBe(0);

        (await desk.FindAsync(DefaultTenant.Id, id, default))!.State.ShouldBe(BroadcastState.Running); // It is there.
        await _database.ExecuteAsync("update people set quiet_from = null");
        (await Sender(node).SendSomeAsync(DefaultTenant.Id, id, 10, default)).ShouldBe(1);
    }

    [Fact]
    public async Task Pause_ThenStop_NobodyElseGetsIt()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");
        await _database.ExecuteAsync("update people set quiet_from = null");
        var (desk, id) = await StartAsync(node, new Dictionary<string, string> { ["en"] = "Good news!" });
        (await Sender(node).SendSomeAsync(DefaultTenant.Id, id, 1, default)).ShouldBe(1);

        (await desk.PauseAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(BroadcastResult.Done);
        (await Sender(node).SendSomeAsync(DefaultTenant.Id, id, 1, default)).ShouldBe(0);
        (await desk.StopAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(BroadcastResult.Done);
        (await desk.ResumeAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(BroadcastResult.State);
        (await desk.FindAsync(DefaultTenant.Id, id, default))!.Counts.ShouldBe(new BroadcastCounts(1, 1, 0)); // It is there.
    }

    [Fact]
    public async Task Segment_ByConsentAndRole_LeavesTheOthersOut()
    {
        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(1, 1, "hello");
        await node.SaysAsync(2, 2, "hello");
        await node.SaysAsync(3, 3, "hello");
        await _database.ExecuteAsync(
            """
            insert into consents (tenant_id, person_id, kind, at, granted, language, text_hash)
              select tenant_id, person_id, 'health', now() - interval '1 day', true, 'en', '' from chats where chat_id in ('1', '2')
              union all select tenant_id, person_id, 'health', now(), false, 'en', '' from chats where chat_id = '2';
            insert into relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at)
              select a.tenant_id, gen_random_uuid(), a.person_id, b.person_id, 'relative', 1, '{}', '{}', 'active', now(), now()
              from chats a, chats b where a.chat_id = '1' and b.chat_id = '3';
            """);
        var desk = Desk(node);

        (await PeopleOf(desk, new([], [], ["health"], [], false))).ShouldBe(1);
        (await PeopleOf(desk, new([], [], [], [SegmentRole.Relative], false))).ShouldBe(1);
        (await PeopleOf(desk, new([], [], [], [SegmentRole.Elder], false))).ShouldBe(2);
        (await PeopleOf(desk, new(["ru"], [], [], [], false))).ShouldBe(0);
        (await PeopleOf(desk, new([], [], [], [], false))).ShouldBe(3);
    }

    [Fact]
    public async Task Update_OfAnotherVersion_IsRefused()
    {
        await using var node = await Node.StartAsync(_database);
        var desk = Desk(node);
        var draft = Draft(new Dictionary<string, string> { ["en"] = "One" }, new([], [], [], [], false));
        var id = (await desk.CreateAsync(DefaultTenant.Id, Vera, draft, default)).ShouldNotBeNull();

        (await desk.UpdateAsync(DefaultTenant.Id, Vera, id, 1, draft with { Title = "Two" }, default)).ShouldBe(BroadcastResult.Done);
        (await desk.UpdateAsync(DefaultTenant.Id, Vera, id, 1, draft with { Title = "Three" }, default)).ShouldBe(BroadcastResult.Changed);
        (await desk.UpdateAsync(DefaultTenant.Id, Vera, id, 2, draft with { PerMinute = 0 }, default)).ShouldBe(BroadcastResult.Bad);
        (await desk.FindAsync(Guid.NewGuid(), id, default)).ShouldBeNull();
    }

    [Fact]
    public void Pace_OverTime_KeepsToItsMinute()
    {
        var pace = new BroadcastPace();
        var now = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var id = Guid.NewGuid();
        var sent = 0;
        for (var second = 0; second < 120; second++)
        {
            var portion = pace.Take(id, 60, now.AddSeconds(second));
            pace.Sent(id, portion, portion, now.AddSeconds(second));
            sent += portion;
        }

        sent.ShouldBeInRange(110, 121);
    }

    private static async Task<long> PeopleOf(BroadcastDesk desk, BroadcastSegment segment)
    {
        var id = await desk.CreateAsync(DefaultTenant.Id, Vera, Draft(new Dictionary<string, string> { ["en"] = "x", ["ru"] = "x" }, segment), default);
        return (await desk.PreviewAsync(DefaultTenant.Id, id.ShouldNotBeNull(), default)).ShouldNotBeNull().People;
    }

    private static async Task<(BroadcastDesk Desk, Guid Id)> StartAsync(Node node, IReadOnlyDictionary<string, string> texts)
    {
        var desk = Desk(node);
        var id = (await desk.CreateAsync(DefaultTenant.Id, Vera, Draft(texts, new([], [], [], [], false)), default)).ShouldNotBeNull();
        (await desk.StartAsync(DefaultTenant.Id, Vera, id, default)).ShouldBe(BroadcastResult.Done);
        return (desk, id);
    }

    private static BroadcastDraft Draft(IReadOnlyDictionary<string, string> texts, BroadcastSegment segment) => new("News", texts, segment, 600);

    private static BroadcastDesk Desk(Node node) => new(node.Get<CompanionDatabase>(), TimeProvider.System);

    private static BroadcastSender Sender(Node node) => new(node.Get<CompanionDatabase>(), TimeProvider.System);
}
