using Companion.Conversations;
using Companion.Dialogs;
using Companion.Storage;
using Companion.Testing;

namespace Companion.Core.Tests.Conversations;

public sealed class OutboxTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await Node.DatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Send_WhenTheFarSideIsDown_KeepsTheOrderUntilItIsBack()
    {
        await using var node = await Node.StartAsync(_database);
        var down = true;
        node.Sender.Answer = _ => Volatile.Read(ref down) ? new SendResult.Unavailable("down") : null;
        for (var i = 1; i <= 5; i++)
        {
            await node.SaysAsync(1, i, $"note {i}");
        }

        Volatile.Write(ref down, false);

        await Eventually.HoldsAsync("everything is sent", () => node.Sender.Sent.Count == 5);
        node.Sender.Sent.Select(message => message.Id).ShouldBeInOrder();
    }

    [Fact]
    public async Task Send_WhenANodeStopsBeforeSending_TheNextOneSends()
    {
        var silent = new RecordingSender { Answer = _ => new SendResult.Unavailable("down") };
        await using (var node = await Node.StartAsync(_database, silent))
        {
            await node.SaysAsync(1, 1, "hello");
        }

        await using var next = await Node.StartAsync(_database);

        await Eventually.HoldsAsync("the greeting is sent", () => next.Sender.Sent.Count == 1);
        await Eventually.HoldsAsync("the outbox is empty", async () => await _database.ScalarAsync<long>("select count(*) from outbox") == 0);
    }

    [Fact]
    public async Task Send_WhenANodeDiesBetweenTwoParts_TheNextOneLearnsWhatIsOut()
    {
        var dying = new RecordingSender { Answer = _ => new SendResult.Unavailable("down") };
        await using (var node = await Node.StartAsync(_database, dying))
        {
            await node.SaysAsync(1, 1, "hello");
            var id = await _database.ScalarAsync<long>("select id from outbox");
            var outgoing = new Outgoing(id, new ChatAddress(DefaultTenant.Id, node.Account.Id, "1"), new OutMessage { Text = "" });
            await node.Get<IPartsSent>().NoteAsync(outgoing, 2, CancellationToken.None);
            await node.Get<IPartsSent>().NoteAsync(outgoing, 1, CancellationToken.None);
        }

        await using var next = await Node.StartAsync(_database);

        await Eventually.HoldsAsync("the greeting is sent", () => next.Sender.Sent.Count == 1);
        next.Sender.Sent.Single().PartsSent.ShouldBe(2);
    }

    [Fact]
    public async Task Send_WhenThePersonBlockedTheBot_DropsTheRestAndRemembersIt()
    {
        await using var node = await Node.StartAsync(_database);
        node.Sender.Answer = _ => new SendResult.Blocked("bot was blocked by the user");

        await node.SaysAsync(1, 1, "hello");

        await Eventually.HoldsAsync("the chat is marked", async () => await _database.ScalarAsync<bool>("select not reachable from chats"));
        await Eventually.HoldsAsync("the outbox is empty", async () => await _database.ScalarAsync<long>("select count(*) from outbox") == 0);
    }

    [Fact]
    public async Task Send_WhenBulkIsStuck_RepliesAndAlarmsGoOn()
    {
        await using var node = await Node.StartAsync(_database);
        node.Sender.Answer = message => message.Message.Lane == Lane.Bulk ? new SendResult.Unavailable("stuck") : null;
        await node.SaysAsync(1, 1, "hello");
        await _database.ExecuteAsync(
            "insert into outbox (tenant_id, account_id, chat_id, lane, created_at, box) select tenant_id, account_id, n::text, 3, now(), box from outbox_sample, generate_series(1, 3000) n"
                .Replace("outbox_sample", $"(select tenant_id, account_id, decode('{await SealedAsync(node)}', 'hex') as box from chats) s", StringComparison.Ordinal));

        await node.SaysAsync(1, 2, "a note");

        await Eventually.HoldsAsync("the reply is sent", () => node.Sender.Sent.Any(message => message.Message.Text.Contains("a note", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Send_WhenAnotherNodeSpokeBefore_KeepsTheChatsOrder()
    {
        await using (var before = await Node.StartAsync(_database))
        {
            await before.SaysAsync(1, 1, "hello");
            await Eventually.HoldsAsync("the outbox is empty", async () => await _database.ScalarAsync<long>("select count(*) from outbox") == 0);
        }

        await using var node = await Node.StartAsync(_database);
        await node.SaysAsync(2, 2, "hello");
        await Eventually.HoldsAsync("this node sends", () => node.Sender.Sent.Count == 1);
        // Committed elsewhere, and its notification is late.
        await _database.ExecuteAsync(
            $"insert into outbox (tenant_id, account_id, chat_id, lane, created_at, box) select tenant_id, account_id, chat_id, 1, now(), decode('{await SealedAsync(node)}', 'hex') from chats where chat_id = '1'");

        await node.SaysAsync(1, 3, "after the news");

        await Eventually.HoldsAsync("both are sent", () => node.Sender.Sent.Count == 3);
        node.Sender.Sent.Skip(1).Select(message => message.Id).ShouldBeInOrder();
    }

    [Fact]
    public void Line_WhenAnEarlierMessageComesWhileOneIsOnItsWay_DropsTheOneThatWasSent()
    {
        var chat = new ChatAddress(DefaultTenant.Id, Guid.Empty, "1");
        var line = new Companion.Conversations.Outbox.ChatLine(chat, Lane.Reply);
        var sent = new Outgoing(11, chat, new OutMessage { Text = "sent" });
        line.Add(sent);
        line.Add(new Outgoing(10, chat, new OutMessage { Text = "earlier" }));

        line.Drop(sent);

        line.Head.Id.ShouldBe(10);
    }

    private static async Task<string> SealedAsync(Node node)
    {
        var cipher = await node.Get<CompanionDatabase>().Ciphers.ForAsync(DefaultTenant.Id, CancellationToken.None);
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new OutMessage { Text = "news" }, Companion.Conversations.Turns.TurnJson.Default.OutMessage);
        return Convert.ToHexString(cipher.Seal(json, Companion.Conversations.Turns.TurnStatements.OutboxPurpose));
    }
}
