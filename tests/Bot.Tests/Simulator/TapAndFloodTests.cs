using System.Text.Json.Nodes;
using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.SimulatorRules;

public sealed class TapAndFloodTests
{
    [Fact]
    public async Task AnswerTap_WhenAnsweredTwice_IsRefusedTheSecondTime()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        var id = await TapAsync(bot, anna);

        (await bot.CallAsync("answerCallbackQuery", new JsonObject { ["callback_query_id"] = id, ["text"] = "Записано" })).Status.ShouldBe(200);
        (await anna.IsAnsweredAsync()).ShouldBe("Записано");
        (await bot.CallAsync("answerCallbackQuery", new JsonObject { ["callback_query_id"] = id })).Status.ShouldBe(400);

        bot.BrokenRules().ShouldBe(["callback-answered-twice"]);
    }

    [Fact]
    public async Task AnswerTap_WhenLate_IsRefused()
    {
        var clock = new SteppedClock();
        await using var bot = await BotCalls.StartAsync(new SimulatorOptions { Time = clock });
        var anna = await bot.AnnaAsync();
        var id = await TapAsync(bot, anna);
        clock.Now += TimeSpan.FromSeconds(16);

        (await bot.CallAsync("answerCallbackQuery", new JsonObject { ["callback_query_id"] = id })).Status.ShouldBe(400);

        bot.BrokenRules().ShouldBe(["callback-answered-late"]);
    }

    [Fact]
    public async Task Send_WhenOneChatIsFlooded_WaitsAsTold()
    {
        var clock = new SteppedClock();
        await using var bot = await BotCalls.StartAsync(new SimulatorOptions { Time = clock, Flood = new FloodLimits { ChatBurst = 2 } });
        var anna = await bot.AnnaAsync();
        var ivan = bot.Simulator.User("ru", "Иван");
        await ivan.StartsAsync();

        (await bot.SendAsync(anna, "1")).Status.ShouldBe(200);
        (await bot.SendAsync(anna, "2")).Status.ShouldBe(200);
        var flooded = await bot.SendAsync(anna, "3");
        flooded.Status.ShouldBe(429);
        flooded.RetryAfter.ShouldBe(1);
        (await bot.SendAsync(ivan, "1")).Status.ShouldBe(200, "another chat has its own bucket");
        bot.Simulator.Violations.ShouldBeEmpty();

        clock.Now += TimeSpan.FromSeconds(0.5);
        (await bot.SendAsync(anna, "3")).Status.ShouldBe(429);
        bot.BrokenRules().ShouldBe(["retry-after-ignored"]);

        clock.Now += TimeSpan.FromSeconds(1);
        (await bot.SendAsync(anna, "3")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Send_WhenTheBotIsFlooded_EveryChatWaits()
    {
        var clock = new SteppedClock();
        await using var bot = await BotCalls.StartAsync(new SimulatorOptions { Time = clock, Flood = new FloodLimits { BotBurst = 3 } });
        var people = new List<SimulatedUser>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await bot.AnnaAsync());
        }

        var statuses = new List<int>();
        foreach (var person in people)
        {
            statuses.Add((await bot.SendAsync(person, "a")).Status);
        }

        statuses.ShouldBe([200, 200, 200, 429]);
    }

    [Fact]
    public async Task Fault_WhenAfterTheEffect_LeavesTheMessageInTheChat()
    {
        await using var bot = await BotCalls.StartAsync();
        var anna = await bot.AnnaAsync();
        bot.Simulator.Faults.Add("sendMessage", Fault.Error(502));
        bot.Simulator.Faults.Add("sendMessage", Fault.ErrorAfterEffect(500));
        bot.Simulator.Faults.Add("sendMessage", Fault.TooManyRequests(3));
        bot.Simulator.Faults.Add("sendMessage", Fault.TimeOutAfterEffect());

        (await bot.SendAsync(anna, "before")).Status.ShouldBe(502);
        (await bot.SendAsync(anna, "after")).Status.ShouldBe(500);
        (await bot.SendAsync(anna, "flooded")).RetryAfter.ShouldBe(3);
        await Should.ThrowAsync<HttpRequestException>(() => bot.SendAsync(anna, "cut"));
        (await bot.SendAsync(anna, "sound")).Status.ShouldBe(200);

        bot.Simulator.Messages(anna.ChatId).Where(message => message.From == Author.Bot).Select(message => message.Text)
            .ShouldBe(["after", "cut", "sound"]);
    }

    private static async Task<string> TapAsync(BotCalls bot, SimulatedUser anna)
    {
        await bot.SendAsync(anna, "Болит?", BotCalls.Buttons(BotCalls.Button("Да", "yes")));
        await anna.PressesAsync("да");
        var updates = (await bot.CallAsync("getUpdates", [])).Result!.AsArray();
        return (string)updates[^1]!["callback_query"]!["id"]!;
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
