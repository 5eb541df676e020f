using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Family;

/// <summary>A diary with a photo, read back in the chat by its owner, and by a daughter once she may.</summary>
public sealed class BookTests : IAsyncLifetime
{
    private static readonly byte[] s_photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private FamilyStage _stage = null!; // Set before each test.

    public async Task InitializeAsync() => _stage = await FamilyStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task Photo_OfADiary_IsShownToItsOwner_AndToTheDaughterOnlyWhenTheDiaryIsAllowed()
    {
        var anna = await _stage.OnboardedAsync("telegram", "ru", "Anna");
        await anna.SaysAsync("/quick");
        await anna.HearsAsync("Diary/mood.ask");
        await anna.User.SendsPhotoAsync(s_photo);
        await anna.SaysAsync("4");
        await anna.HearsAsync("Diary/pain.ask");
        await anna.SaysAsync("0");
        await anna.HearsAsync("Diary/note.ask");
        await anna.SaysAsync("закат у реки");
        await anna.HearsAsync("Diary/done.thanks");
        await _stage.HoldsAsync("the photo is kept", "select count(*) = 1 from diary_photos");

        await anna.SaysAsync("покажи мой дневник");
        (await anna.User.HearsAsync("закат у реки")).Text.ShouldContain("📷");
        await anna.PressesAsync("Book/what.photos");
        (await anna.HearsPictureAsync()).Picture.ShouldBe(s_photo);
        await anna.HearsAsync("Book/more.ask");
        await anna.PressesAsync("Book/more.done");

        var olga = await _stage.OnboardedAsync("web", "ru", "Olga");
        await olga.TypesCodeAsync((await anna.InvitesAsync()).Code);
        await anna.HearsAsync("Family/words.ask");
        await anna.PressesAsync("Family/yes.button");
        await anna.HearsAsync("People/consent.sharing.ask");
        await anna.PressesAsync("People/consent.agree");
        await olga.User.HearsAsync("✅ Anna");
        await olga.TapsAsync("diary.book", await _stage.RelationAsync());
        await olga.HearsAsync("Book/refused.say");

        await _stage.Bot.Database.ExecuteAsync("update relations set sees = sees || array['diary']");
        await olga.TapsAsync("diary.book", await _stage.RelationAsync());
        await olga.User.HearsAsync("закат у реки");
        await olga.PressesAsync("Book/what.photos");
        (await olga.HearsPictureAsync()).Picture.ShouldBe(s_photo);
        _stage.Telegram.Violations.ShouldBeEmpty();
    }
}
