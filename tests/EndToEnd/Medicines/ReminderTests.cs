using Companion.Bot;
using Companion.EndToEnd.Conversations;
using Companion.TelegramSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Companion.EndToEnd.Medicines;

/// <summary>A medicine from its plan in free words to a dose that is taken, over the real bot with a second node on the same database.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Reminder_WithTwoNodes_ComesOnceAndIsAnsweredOnce()
    {
        await using var bot = await BotUnderTest.StartAsync();
        await using var second = await SecondNodeAsync(bot);
        var texts = new WrittenTexts("ru");
        var anna = bot.Telegram.User("ru", "Анна");
        await KnownAsync(anna, texts);

        await anna.SaysAsync("добавить лекарство");
        await texts.HearsAsync(anna, "Medicines/name.ask");
        await anna.SaysAsync("Аспирин");
        await texts.HearsAsync(anna, "Medicines/dose-words.ask");
        await anna.SaysAsync("1 таблетка");
        await texts.HearsAsync(anna, "Medicines/plan.ask");
        await anna.SaysAsync("каждые 6 часов после еды");
        await texts.HearsAsync(anna, "Medicines/stock.ask");
        await anna.SaysAsync("тридцать");
        (await anna.HearsAsync("каждый день в 00:00, 06:00, 12:00 и 18:00, после еды")).Text.ShouldContain("Аспирин");
        await anna.PressesAsync(texts["Medicines/confirm.save"]);
        await texts.HearsAsync(anna, "Medicines/saved.say");

        // Its hour comes.
        await bot.Database.ExecuteAsync("""
            with first as (select id, floor(extract(epoch from now() - due_at) / 60)::int - 1 as minutes from medicine_doses order by due_at limit 1)
            update medicine_doses d set shift_minutes = f.minutes, due_at = d.due_at + make_interval(mins => f.minutes) from first f where d.id = f.id;
            update timers set due_at = now() - interval '1 minute' where name = 'medicines';
            """);
        await texts.HearsAsync(anna, "Medicines/dose.ask");
        await anna.PressesAsync(texts["Medicines/reply.taken"]);
        await texts.HearsAsync(anna, "Medicines/thanks.say");
        await anna.SaysAsync("я приняла лекарство");
        await texts.HearsAsync(anna, "Medicines/all-marked.say");

        (await bot.Database.ScalarAsync<long>("select count(*) from medicine_doses where status = 'taken'")).ShouldBe(1);
        (await bot.Database.ScalarAsync<decimal>("select stock from medicines")).ShouldBe(29);
        (await bot.Database.ScalarAsync<long>("select count(*) from turns where external_id like 't:%:medicines'")).ShouldBe(1);
        bot.Telegram.Violations.ShouldBeEmpty(anna.Transcript());
    }

    private static async Task KnownAsync(SimulatedUser anna, WrittenTexts texts)
    {
        await anna.StartsAsync();
        await texts.HearsAsync(anna, "People/language.ask");
        await anna.PressesAsync("Русский");
        await texts.HearsAsync(anna, "People/name-known.ask");
        await anna.SaysAsync("Анна Петровна");
        await texts.HearsAsync(anna, "People/country.ask");
        await anna.PressesAsync(texts["People/country.ua"]);
        await texts.HearsAsync(anna, "People/clock.ask");
        await anna.PressesAsync(texts["Conversation/conversation.skip"]);
        await texts.HearsAsync(anna, "People/main-clock.say");
        await anna.PressesAsync(texts["People/consent.agree"]);
        await texts.HearsAsync(anna, "People/consent.ai.ask");
        await anna.SaysAsync("нет");
        await texts.HearsAsync(anna, "People/consent.sharing.ask");
        await anna.SaysAsync("нет");
        await texts.HearsAsync(anna, "People/hour.ask");
        await anna.PressesAsync(texts["People/hour.none"]);
        await texts.HearsAsync(anna, "People/first.ask");
        await anna.PressesAsync(texts["People/first.no"]);
        await texts.HearsAsync(anna, "People/bye.say");
    }

    private static async Task<WebApplication> SecondNodeAsync(BotUnderTest first)
    {
        var builder = BotHost.NewBuilder();
        builder.Logging.ClearProviders();
        foreach (var (name, value) in first.Database.Settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Configuration["Bot:Urls"] = "http://127.0.0.1:0";
        var app = BotHost.Build(builder);
        await BotHost.StartAsync(app);
        return app;
    }
}
