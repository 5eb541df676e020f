using System.Text.Json.Nodes;
using Companion.TelegramSimulator;

namespace Companion.EndToEnd.Conversations;

/// <summary>A first day with the real bot: getting to know each other, a check-in, the picture of the week; and all that goes astray on the way.</summary>
public sealed class FirstDayTests
{
    [Fact]
    public async Task FirstDay_InRussianWithEverythingOutOfPlace_EndsWithThePictureOfTheWeek()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var texts = new WrittenTexts("ru");
        var anna = bot.Telegram.User("ru", "Анна");

        await anna.StartsAsync();
        await texts.HearsAsync(anna, "People/language.ask");
        await anna.PressesAsync("Русский");
        await texts.HearsAsync(anna, "People/name-known.ask");
        await anna.SaysAsync("меню");
        await texts.HearsAsync(anna, "Conversation/conversation.first-meet");
        await anna.SaysAsync("/checkin");
        await texts.HearsAsync(anna, "Conversation/conversation.first-meet");
        await anna.SendsAsync("sticker", new JsonObject { ["file_id"] = "s", ["file_unique_id"] = "u", ["type"] = "regular", ["width"] = 1, ["height"] = 1 });
        await texts.HearsAsync(anna, "Conversation/conversation.unexpected.other");
        await anna.SaysAsync("Анна Петровна");
        await texts.HearsAsync(anna, "People/country.ask");
        await anna.StartsAsync();
        await texts.HearsAsync(anna, "Conversation/conversation.welcome-back");
        await anna.SaysAsync("Вьетнам");
        await texts.HearsAsync(anna, "People/consent.health.ask");
        await anna.SaysAsync("назад");
        await texts.HearsAsync(anna, "People/country.ask");
        await anna.PressesAsync(texts["People/country.ua"]);
        await texts.HearsAsync(anna, "People/clock.ask");
        await anna.PressesAsync(texts["Conversation/conversation.skip"]);
        await texts.HearsAsync(anna, "People/main-clock.say");
        await anna.PressesAsync(texts["People/consent.agree"]);
        await texts.HearsAsync(anna, "People/consent.ai.ask");
        await anna.SaysAsync("нет");
        await texts.HearsAsync(anna, "People/consent.sharing.ask");
        await anna.SaysAsync("да");
        await texts.HearsAsync(anna, "People/hour.ask");
        await anna.SaysAsync("в половине девятого");
        await texts.HearsAsync(anna, "People/first.ask");
        await anna.PressesAsync(texts["People/first.no"]);
        await texts.HearsAsync(anna, "People/bye.say");

        await anna.SaysAsync("/checkin");
        await texts.HearsAsync(anna, "Diary/mood.ask");
        await anna.SendsPhotoAsync([0xFF, 0xD8, 0xFF]);
        await texts.HearsAsync(anna, "Conversation/conversation.photo-kept");
        await anna.PressesAsync(texts["Diary/mood.4"]);
        await texts.HearsAsync(anna, "Diary/pain.ask");
        await anna.SaysAsync("два");
        var pain = anna.LastMessageId;
        await texts.HearsAsync(anna, "Diary/sleep.ask");
        await anna.SendsLocationAsync(50.45, 30.52);
        await texts.HearsAsync(anna, "Conversation/conversation.unexpected.location");
        await anna.EditsAsync(pain, "3");
        await texts.HearsAsync(anna, "Conversation/conversation.corrected");
        await anna.SaysAsync("пропустить");
        await texts.HearsAsync(anna, "Diary/pressure.ask");
        await anna.SaysAsync("сто тридцать на восемьдесят");
        await texts.HearsAsync(anna, "Diary/pulse.ask");
        await anna.SaysAsync("72");
        await texts.HearsAsync(anna, "Diary/medicines.ask");
        await anna.SaysAsync("да");
        await texts.HearsAsync(anna, "Diary/trouble.ask");
        await anna.PressesAsync(texts["Diary/trouble.none"]);
        await texts.HearsAsync(anna, "Diary/note.ask");
        await anna.PressesAsync(texts["Conversation/conversation.skip"]);
        (await anna.HearsAsync("130/80")).Text.ShouldContain("3 из 10");
        await anna.PressesAsync(texts["Diary/confirm.save"]);
        await texts.HearsAsync(anna, "Diary/done.thanks");

        await anna.SaysAsync("покажи неделю");
        await texts.HearsAsync(anna, "Diary/period.ask");
        await anna.PressesAsync(texts["Diary/period.week"]);
        (await anna.HearsAsync(h => h.Picture is not null, "the picture")).Text.ShouldContain("130/80");
        bot.Telegram.Violations.ShouldBeEmpty(anna.Transcript());
    }

    [Fact]
    public async Task FirstDay_InPortugueseWithVoiceAndACorrection_EndsWithThePictureOfTheWeek()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var texts = new WrittenTexts("pt");
        var maria = bot.Telegram.User("pt-br", "Maria");

        await maria.StartsAsync();
        await texts.HearsAsync(maria, "People/language.ask");
        await maria.SendsVoiceAsync([.. "OggS"u8, 1, 2, 3]);
        await texts.HearsAsync(maria, "Conversation/conversation.unexpected.voice");
        await maria.SaysAsync("português");
        await texts.HearsAsync(maria, "People/name-known.ask");
        await maria.PressesAsync(texts["People/name-known.yes"]);
        await texts.HearsAsync(maria, "People/country.ask");
        await maria.SaysAsync("Portugal");
        await texts.HearsAsync(maria, "People/clock.ask");
        await maria.SaysAsync("/stop");
        await texts.HearsAsync(maria, "People/onboarding.stopped.say");
        await maria.SaysAsync("olá");
        await texts.HearsAsync(maria, "People/language.ask");
        await maria.PressesAsync("Português");
        await texts.HearsAsync(maria, "People/name-known.ask");
        await maria.PressesAsync(texts["People/name-known.yes"]);
        await texts.HearsAsync(maria, "People/country.ask");
        await maria.PressesAsync(texts["People/country.vn"]);
        await texts.HearsAsync(maria, "People/consent.health.ask");
        await maria.SaysAsync("/human");
        await texts.HearsAsync(maria, "People/human.say");
        await maria.SaysAsync("sim");
        await texts.HearsAsync(maria, "People/consent.ai.ask");
        await maria.SaysAsync("não");
        await texts.HearsAsync(maria, "People/consent.sharing.ask");
        await maria.SaysAsync("não");
        await texts.HearsAsync(maria, "People/hour.ask");
        await maria.PressesAsync(texts["People/hour.none"]);
        await texts.HearsAsync(maria, "People/first.ask");
        await maria.PressesAsync(texts["People/first.yes"]);
        await texts.HearsAsync(maria, "Diary/quick.hello");
        await maria.PressesAsync(texts["Diary/mood.5"]);
        await texts.HearsAsync(maria, "Diary/pain.ask");
        await maria.SaysAsync("0");
        await texts.HearsAsync(maria, "Diary/note.ask");
        await maria.PressesAsync(texts["Conversation/conversation.skip"]);
        await texts.HearsAsync(maria, "Diary/done.thanks");

        await maria.SaysAsync("/measure");
        await texts.HearsAsync(maria, "Diary/what.ask");
        await maria.PressesAsync(texts["Diary/what.pressure"]);
        await texts.HearsAsync(maria, "Diary/pressure.ask");
        await maria.SaysAsync("12 por 8");
        await texts.HearsAsync(maria, "Diary/saved.say");

        await maria.SaysAsync("/week");
        await texts.HearsAsync(maria, "Diary/period.ask");
        await maria.PressesAsync(texts["Diary/period.week"]);
        (await maria.HearsAsync(h => h.Picture is not null, "the picture")).Text.ShouldContain("120/80");
        bot.Telegram.Violations.ShouldBeEmpty(maria.Transcript());
    }
}
