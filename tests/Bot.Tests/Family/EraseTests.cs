using Companion.TelegramSimulator;

namespace Companion.Bot.Tests.Family;

/// <summary>Everything of oneself, copied and erased over the real bot.</summary>
public sealed class EraseTests : IAsyncLifetime
{
    private FamilyStage _stage = null!; // Set before each test.

    public async Task InitializeAsync() => _stage = await FamilyStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task Erase_WhenSaidInWords_LeavesNothingAndBeginsAnew()
    {
        var anna = await _stage.OnboardedAsync("telegram", "en", "Anna");
        await anna.SaysAsync("/mydata");
        await anna.HearsAsync("OwnData/what.ask");
        await anna.PressesAsync("OwnData/what.copy");
        await anna.HearsAsync("OwnData/page.say");
        await anna.HearsAsync("OwnData/json.say");
        await anna.SaysAsync("/mydata");
        await anna.HearsAsync("OwnData/what.ask");
        await anna.PressesAsync("OwnData/what.erase");
        await anna.HearsAsync("OwnData/words.ask");
        await anna.SaysAsync("well, yes");
        await anna.HearsAsync("OwnData/kept.say");
        var person = await _stage.Bot.Database.ScalarAsync<Guid>("select id from people");

        await anna.SaysAsync("/mydata");
        await anna.HearsAsync("OwnData/what.ask");
        await anna.PressesAsync("OwnData/what.erase");
        await anna.HearsAsync("OwnData/words.ask");
        await anna.SaysAsync("erase everything");
        await anna.HearsAsync("OwnData/erased.say");
        await _stage.ErasedAsync(person);

        foreach (var table in new[] { "people", "conversations", "chats", "turns", "files", "outbox", "work_items", "timers" })
        {
            (await _stage.Bot.Database.ScalarAsync<long>($"select count(*) from {table}")).ShouldBe(0, table);
        }

        await anna.SaysAsync("hello?");
        await anna.HearsAsync("People/language.ask");
        (await _stage.Bot.Database.ScalarAsync<Guid>("select id from people")).ShouldNotBe(person);
    }
}
