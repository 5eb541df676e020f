using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Companion.TelegramSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Companion.Bot.Tests.SimulatorRules;

public sealed class UpdateDeliveryTests
{
    [Fact]
    public async Task GetUpdates_WhenNotConfirmed_ComeAgain()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        await anna.SaysAsync("120/80");

        var first = (await bot.CallAsync("getUpdates", [])).Result!.AsArray();
        var again = (await bot.CallAsync("getUpdates", [])).Result!.AsArray();
        again.Select(update => (long)update!["update_id"]!).ShouldBe(first.Select(update => (long)update!["update_id"]!));
        var next = (long)first[^1]!["update_id"]! + 1;
        (await bot.CallAsync("getUpdates", new JsonObject { ["offset"] = next })).Result!.AsArray().ShouldBeEmpty();

        (await bot.Simulator.IsCaughtUpAsync()).ShouldBeTrue();
        bot.Simulator.Updates.ShouldAllBe(update => update.Attempts == 2 && update.AcknowledgedAt != null);
    }

    [Fact]
    public async Task GetUpdates_WhenWaiting_WakesForTheNextUpdate()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        var next = (long)(await bot.CallAsync("getUpdates", [])).Result![0]!["update_id"]! + 1;

        var waiting = bot.CallAsync("getUpdates", new JsonObject { ["offset"] = next, ["timeout"] = 30 });
        await anna.SaysAsync("Добрый день");

        ((string)(await waiting).Result![0]!["message"]!["text"]!).ShouldBe("Добрый день");
    }

    [Fact]
    public async Task GetUpdates_WhenTwoPoll_TheOlderIsTerminated()
    {
        await using var bot = await BotCalls.StartAsync();
        var older = bot.CallAsync("getUpdates", new JsonObject { ["timeout"] = 30 });
        var newer = bot.CallAsync("getUpdates", new JsonObject { ["timeout"] = 30 });
        var ended = await Task.WhenAny(older, newer);
        await bot.AnnaAsync();

        (await ended).Status.ShouldBe(409);
        (await (ended == older ? newer : older)).Status.ShouldBe(200);
        bot.BrokenRules().ShouldBe(["conflict"]);
    }

    [Fact]
    public async Task Webhook_WhenRefused_RepeatsTheHeadOfTheChatAndKeepsItsOrder()
    {
        await using var hook = await Hook.StartAsync();
        await using var bot = await BotCalls.StartAsync(new SimulatorOptions { RetryPause = TimeSpan.FromMilliseconds(5) });
        var anna = bot.Simulator.User("ru", "Анна");
        var failures = 2;
        hook.Answer = (_, _) => Interlocked.Decrement(ref failures) >= 0 ? 503 : 200;

        (await bot.CallAsync("setWebhook", new JsonObject { ["url"] = $"{hook.Url}", ["secret_token"] = "s3cret" })).Status.ShouldBe(200);
        foreach (var text in new[] { "1", "2", "3" })
        {
            await anna.SaysAsync(text);
        }

        (await bot.Simulator.IsCaughtUpAsync()).ShouldBeTrue();
        hook.Texts.ShouldBe(["1", "1", "1", "2", "3"]);
        hook.Secrets.ShouldAllBe(secret => secret == "s3cret");
        (await bot.CallAsync("getUpdates", [])).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Webhook_WhenATextIsStuck_TapsOfTheChatStillTravel()
    {
        await using var hook = await Hook.StartAsync();
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        await bot.SendAsync(anna, "Болит?", BotCalls.Buttons(BotCalls.Button("Да", "yes")));
        var tapped = new TaskCompletionSource();
        hook.Answer = (kind, _) =>
        {
            if (kind == "callback_query")
            {
                tapped.TrySetResult();
            }

            return kind == "callback_query" || tapped.Task.IsCompleted ? 200 : 503;
        };
        await bot.CallAsync("setWebhook", new JsonObject { ["url"] = $"{hook.Url}" });

        await anna.SaysAsync("stuck");
        await anna.PressesAsync("Да");

        await tapped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await bot.Simulator.IsCaughtUpAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Webhook_WhenItAnswersWithACall_TheCallIsMade()
    {
        await using var hook = await Hook.StartAsync();
        await using var bot = await BotCalls.StartAsync();
        var anna = bot.Simulator.User("en", "Anna");
        hook.Reply = $$"""{"method":"sendMessage","chat_id":{{anna.ChatId}},"text":"Hello, Anna"}""";
        await bot.CallAsync("setWebhook", new JsonObject { ["url"] = $"{hook.Url}" });

        await anna.Script().Starts().Hears("hello");

        bot.Simulator.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fault_WhenDuplicateOrReorder_ChangesTheDelivery()
    {
        await using var hook = await Hook.StartAsync();
        await using var bot = await BotCalls.StartAsync();
        var anna = bot.Simulator.User("ru", "Анна");
        await bot.CallAsync("setWebhook", new JsonObject { ["url"] = $"{hook.Url}" });
        bot.Simulator.Faults.Add(Faults.Updates, Fault.Duplicate());
        bot.Simulator.Faults.Add(Faults.Updates, Fault.Reorder(), skip: 1);

        foreach (var text in new[] { "1", "2", "3", "4" })
        {
            await anna.SaysAsync(text);
        }

        (await bot.Simulator.IsCaughtUpAsync()).ShouldBeTrue();
        hook.Texts.ShouldBe(["1", "1", "2", "4", "3"], Case.Sensitive);
    }

    [Fact]
    public async Task Deliver_WhenRaw_ReachesTheBotUnchanged()
    {
        await using var bot = await BotCalls.StartAsync();

        var id = bot.Simulator.Deliver(new JsonObject { ["brand_new_kind"] = new JsonObject { ["a"] = "\0" } });

        var update = (await bot.CallAsync("getUpdates", [])).Result![0]!;
        ((long)update["update_id"]!).ShouldBe(id);
        ((string)update["brand_new_kind"]!["a"]!).ShouldBe("\0");
    }

    [Fact]
    public async Task Hears_WhenTheBotStaysSilent_FailsWithTheConversation()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();

        var failure = await Should.ThrowAsync<ExpectationException>(
            () => anna.HearsAsync("Доброе утро", TimeSpan.FromMilliseconds(20)));

        failure.Message.ShouldContain("Доброе утро");
        failure.Message.ShouldContain("Анна: /start");
    }

    /// <summary>A bare webhook in the place of a bot.</summary>
    private sealed class Hook : IAsyncDisposable
    {
        private readonly WebApplication _server;

        private Hook()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _server = builder.Build();
            _server.MapPost("/hook", TakeAsync);
        }

        public Func<string, string, int> Answer { get; set; } = (_, _) => 200;

        public string? Reply { get; set; }

        public ConcurrentQueue<string> Texts { get; } = new();

        public ConcurrentQueue<string> Secrets { get; } = new();

        public Uri Url => new(new Uri(_server.Urls.First()), "/hook");

        public static async Task<Hook> StartAsync()
        {
            var hook = new Hook();
            await hook._server.StartAsync();
            return hook;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task<IResult> TakeAsync(HttpRequest request)
        {
            var update = (await JsonNode.ParseAsync(request.Body))!.AsObject();
            var kind = update.First(member => member.Key != "update_id").Key;
            var text = (string?)update[kind]!["text"] ?? "";
            Texts.Enqueue(text);
            Secrets.Enqueue($"{request.Headers["X-Telegram-Bot-Api-Secret-Token"]}");
            return Answer(kind, text) is var status and not 200
                ? Results.StatusCode(status)
                : Reply is null ? Results.Ok() : Results.Text(Reply, "application/json");
        }
    }
}
