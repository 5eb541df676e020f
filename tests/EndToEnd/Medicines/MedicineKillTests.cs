using Companion.EndToEnd.Conversations;
using Companion.EndToEnd.Killing;
using Companion.TelegramSimulator;
using Companion.Testing;

namespace Companion.EndToEnd.Medicines;

/// <summary>The bot is killed between a dose's reminder and its answer, and the dose is still one: one row, one piece less in the box.</summary>
public sealed class MedicineKillTests
{
    private const string Secret = "medicine-kill-webhook-secret";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("before-commit")]
    [InlineData("after-commit")]
    [InlineData("after-send")]
    public async Task Dose_WhenTheBotDiesAtItsReminderAndAtItsAnswer_IsOneRowAndOnePieceOfTheStock(string failpoint)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var telegram = await Simulator.StartAsync(new SimulatorOptions { Patience = s_patience });
        await using var bot = new BotNode(Settings(database, telegram), () => { });
        (await bot.IsReadyAsync(s_patience)).ShouldBeTrue(bot.Output);
        telegram.RouteWebhooksTo(Secret, bot.Webhook);
        var texts = new WrittenTexts("ru");
        var anna = telegram.User("ru", "Анна");
        await KnownAsync(anna, texts);
        await AddsAsync(anna, texts);

        // The reminder's turn, or the sending of it, dies with the bot.
        await AllIsSentAsync(database);
        (await bot.ArmAsync(failpoint, 1, s_patience)).ShouldBeTrue();
        var deaths = bot.Deaths;
        await database.ExecuteAsync("""
            with first as (select id, floor(extract(epoch from now() - due_at) / 60)::int - 1 as minutes from medicine_doses order by due_at limit 1)
            update medicine_doses d set shift_minutes = f.minutes, due_at = d.due_at + make_interval(mins => f.minutes) from first f where d.id = f.id;
            update timers set due_at = now() - interval '1 minute' where name = 'medicines';
            """);
        await texts.HearsAsync(anna, "Medicines/dose.ask");
        await DiedAndCameBackAsync(bot, deaths, "the reminder");

        // So does the answer's.
        await AllIsSentAsync(database);
        (await bot.ArmAsync(failpoint, 1, s_patience)).ShouldBeTrue();
        deaths = bot.Deaths;
        await anna.PressesAsync(texts["Medicines/reply.taken"]);
        await texts.HearsAsync(anna, "Medicines/thanks.say");
        await DiedAndCameBackAsync(bot, deaths, "the answer");
        (await telegram.IsCaughtUpAsync()).ShouldBeTrue();

        (await database.ScalarAsync<long>("select count(*) from medicine_doses where status = 'taken'")).ShouldBe(1);
        (await database.ScalarAsync<decimal>("select stock from medicines")).ShouldBe(29);
        (await database.ScalarAsync<long>("select count(*) from turns where external_id like 't:%:medicines'")).ShouldBe(1);
        (await database.ScalarAsync<long>("select count(*) from (select 1 from medicine_doses group by medicine_id, day, at having count(*) > 1) twice")).ShouldBe(0);
    }

    /// <summary>What waits to be marked as sent would be sent again by the armed bot, and kill it too early.</summary>
    private static async Task AllIsSentAsync(TestDatabase database)
    {
        for (var looks = 0; await database.ScalarAsync<bool>("select exists (select from outbox)"); looks++)
        {
            looks.ShouldBeLessThan(300, "all is sent and marked");
            await Task.Delay(100);
        }
    }

    /// <summary>What was sent is heard a moment before the sender dies of it.</summary>
    private static async Task DiedAndCameBackAsync(BotNode bot, int deaths, string by)
    {
        SpinWait.SpinUntil(() => bot.Deaths > deaths, s_patience).ShouldBeTrue($"the armed place was not reached by {by}");
        (await bot.IsReadyAsync(s_patience)).ShouldBeTrue(bot.Output);
    }

    private static async Task AddsAsync(SimulatedUser anna, WrittenTexts texts)
    {
        foreach (var (hears, says) in ((string, string)[])
            [("name.ask", "Аспирин"), ("dose-words.ask", "1 таблетка"), ("plan.ask", "каждые 6 часов"), ("stock.ask", "тридцать")])
        {
            if (hears == "name.ask")
            {
                await anna.SaysAsync("добавить лекарство");
            }

            await texts.HearsAsync(anna, "Medicines/" + hears);
            await anna.SaysAsync(says);
        }

        await anna.HearsAsync("каждый день в 00:00, 06:00, 12:00 и 18:00");
        await anna.PressesAsync(texts["Medicines/confirm.save"]);
        await texts.HearsAsync(anna, "Medicines/saved.say");
    }

    private static async Task KnownAsync(SimulatedUser anna, WrittenTexts texts)
    {
        await anna.StartsAsync();
        foreach (var (hears, presses) in ((string, string)[])
            [
                ("language.ask", "Русский"), ("name-known.ask", texts["People/name-known.yes"]), ("country.ask", texts["People/country.vn"]),
                ("consent.health.ask", texts["People/consent.agree"]), ("consent.ai.ask", texts["People/consent.refuse"]),
                ("consent.sharing.ask", texts["People/consent.refuse"]), ("hour.ask", texts["People/hour.none"]), ("first.ask", texts["People/first.no"]),
            ])
        {
            await texts.HearsAsync(anna, "People/" + hears);
            await anna.PressesAsync(presses);
        }

        await texts.HearsAsync(anna, "People/bye.say");
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
    };
}
