using Companion.EndToEnd.Killing;
using Companion.TelegramSimulator;
using Companion.Testing;

namespace Companion.EndToEnd.Safety;

/// <summary>The bot dies at every step of an alarm, and each step still happens once.</summary>
public sealed class AlarmKillTests
{
    private const string Secret = "alarm-kill-webhook-secret";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("alarm-before-commit")]
    [InlineData("alarm-after-commit")]
    [InlineData("alarm-before-commit*2")]
    [InlineData("alarm-after-commit*2")]
    [InlineData("before-commit*1")]
    public async Task Alarm_WhenTheBotDiesAtAStep_TakesEachStepOnce(string failpoint)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var telegram = await Simulator.StartAsync(new SimulatorOptions { Patience = s_patience });
        await using var bot = new BotNode(Settings(database, telegram), () => { });
        (await bot.IsReadyAsync(s_patience)).ShouldBeTrue(bot.Output);
        telegram.RouteWebhooksTo(Secret, bot.Webhook);
        var people = await FamilyAsync(database, telegram, "Anna", "Boris", "Clara");
        (await bot.ArmAsync(failpoint, 1, s_patience)).ShouldBeTrue();
        var deaths = bot.Deaths;
        await people[0].SaysAsync("/sos");
        await HearsAsync(people[1], "Anna needs help");
        await HearsAsync(people[2], "Anna needs help");
        await people[2].PressesAsync("I take care");
        await HearsAsync(people[0], "Clara has answered");
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        bot.Deaths.ShouldBeGreaterThan(deaths, "the armed place was not reached");
        (await database.ScalarAsync<string>("select string_agg(what || coalesce('/' || contact, ''), ' ' order by number) from alarm_events where what <> 'sent'"))
            .ShouldBe("started countdown-over paged/0 no-answer/0 paged/1 taken/1");
        (await database.ScalarAsync<long>("select count(*) from alarm_sends where page")).ShouldBe(2);

        // Paged once each; what was sent and not yet marked when the bot died goes out once more, the delivery contract's one window.
        foreach (var person in people.Skip(1))
        {
            telegram.Messages(person.ChatId).Count(m => m.Text.Contains("Anna needs help", StringComparison.Ordinal)).ShouldBeInRange(1, 2);
        }
    }

    [Fact]
    public async Task Alarm_WithTwoNodesOfWhichOneIsKilled_TakesEachStepOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var telegram = await Simulator.StartAsync(new SimulatorOptions { Patience = s_patience });
        await using var one = new BotNode(Settings(database, telegram), () => { });
        (await one.IsReadyAsync(s_patience)).ShouldBeTrue(one.Output);
        await using var two = new BotNode(Settings(database, telegram), () => { });
        (await two.IsReadyAsync(s_patience)).ShouldBeTrue(two.Output);
        telegram.RouteWebhooksTo(Secret, two.Webhook);
        var people = await FamilyAsync(database, telegram, "Anna", "Boris");
        await people[0].SaysAsync("/sos");
        await HearsAsync(people[0], "I call Boris");

        // The first node is the one that sends; it dies while the countdown runs.
        one.Kill();
        await HearsAsync(people[1], "Anna needs help");
        await people[1].PressesAsync("I take care");
        await HearsAsync(people[0], "Boris has answered");
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        (await database.ScalarAsync<string>("select string_agg(what || coalesce('/' || contact, ''), ' ' order by number) from alarm_events where what <> 'sent'"))
            .ShouldBe("started countdown-over paged/0 taken/0");
        (await database.ScalarAsync<long>("select count(*) from alarm_sends where page")).ShouldBe(1);
    }

    /// <summary>The first is the person, the others are called in this order.</summary>
    private static async Task<List<SimulatedUser>> FamilyAsync(TestDatabase database, Simulator telegram, params string[] names)
    {
        var people = new List<SimulatedUser>();
        foreach (var name in names)
        {
            var user = telegram.User("en", name);
            foreach (var text in CheckInScript.Onboarding(TimeProvider.System.GetUtcNow()))
            {
                await user.SaysAsync(text == "Anna" ? name : text);
            }

            people.Add(user);
        }

        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();
        for (var rank = 1; rank < people.Count; rank++)
        {
            await database.ExecuteAsync(
                $$"""
                insert into relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at)
                select p.tenant_id, gen_random_uuid(), p.person_id, o.person_id, 'relative', {{rank}}, '{position}', '{sos}', 'active', now(), now()
                from chats p, chats o where p.chat_id = '{{people[0].ChatId}}' and o.chat_id = '{{people[rank].ChatId}}'
                """);
        }

        return people;
    }

    private static Dictionary<string, string> Settings(TestDatabase database, Simulator telegram) => new()
    {
        ["ConnectionStrings__Companion"] = database.ConnectionString,
        ["Companion__MasterKey"] = TestDatabase.MasterKey,
        ["Telegram__BotToken"] = telegram.Token,
        ["Telegram__ApiBaseUrl"] = telegram.BaseUrl.ToString(),
        ["Telegram__Mode"] = "Webhook",
        ["Telegram__WebhookSecret"] = Secret,
        ["Telegram__MessagesPerSecond"] = "10000",
        ["Telegram__ChatMessagesPerSecond"] = "1000",
        ["Telegram__ChatBurst"] = "100",
        ["Safety__CountdownSeconds"] = "2",
        ["Safety__ContactWaitSeconds"] = "10",
    };

    private static async Task HearsAsync(SimulatedUser person, string words) =>
        await person.HearsAsync(heard => heard.Text.Contains(words, StringComparison.OrdinalIgnoreCase), $"“{words}”", s_patience);
}
