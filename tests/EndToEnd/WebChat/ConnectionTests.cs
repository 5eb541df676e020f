using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

[Collection(WebPage.Name)]
public sealed class ConnectionTests(WebStage stage)
{
    [Fact]
    public async Task Page_WhenOffline_KeepsWhatIsWrittenAndSendsItOnce()
    {
        var user = await stage.OpenAsync();
        await user.HearsAsync("Which language shall we speak");
        await user.Page.Context.SetOfflineAsync(true);
        await user.SaysAsync("English");
        await user.SaysAsync("Olga");
        await Assertions.Expect(user.Page.Locator("#status")).ToContainTextAsync("No connection right now");
        await Assertions.Expect(user.Page.Locator(".message.waiting")).ToHaveCountAsync(2);
        await Assertions.Expect(user.Sos).ToBeInViewportAsync();

        await user.Page.Context.SetOfflineAsync(false);

        await user.HearsAsync("Which country");
        await Assertions.Expect(user.Page.Locator("#status")).ToBeHiddenAsync();
        await Assertions.Expect(user.Page.Locator(".message.waiting")).ToHaveCountAsync(0);
        await Assertions.Expect(user.Own).ToHaveCountAsync(2);
        await Assertions.Expect(user.Page.Locator(".message.said")).ToHaveCountAsync(3);
        (await user.Page.EvaluateAsync<string>("localStorage.getItem('companion.outbox')")).ShouldBe("[]");
    }

    [Fact]
    public async Task Page_WhenClosedOffline_SendsAfterItIsOpenedAgain()
    {
        var user = await stage.OpenAsync();
        await user.HearsAsync("Which language shall we speak");
        await user.Page.Context.SetOfflineAsync(true);
        await user.SaysAsync("English");
        var context = user.Page.Context;
        await user.Page.CloseAsync();
        await context.SetOfflineAsync(false);

        var again = new PageUser(await context.NewPageAsync());
        await again.Page.GotoAsync(stage.Bot.Url.ToString());

        await again.HearsAsync("call you");
        await Assertions.Expect(again.Own).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Page_WhenReloadedInTheMiddle_ShowsTheSameConversationAndGoesOn()
    {
        var user = await stage.OpenAsync();
        await user.HearsAsync("Which language shall we speak");
        await user.OnboardsAsync();
        await user.GoesThroughAsync(("/checkin", "How are you feeling"), ("4", "Does anything hurt"));
        var said = await user.Page.Locator(".message.said").CountAsync();

        await user.Page.ReloadAsync();

        await user.HearsAsync("Does anything hurt");
        await Assertions.Expect(user.Page.Locator(".message.said")).ToHaveCountAsync(said);
        await user.GoesThroughAsync(("2", "How many hours did you sleep"));
    }

    [Fact]
    public async Task Page_WhenOpenedTwice_ShowsBothWindowsTheSame()
    {
        var user = await stage.OpenAsync();
        await user.HearsAsync("Which language shall we speak");
        var other = new PageUser(await user.Page.Context.NewPageAsync());
        await other.Page.GotoAsync(stage.Bot.Url.ToString());
        await other.HearsAsync("Which language shall we speak");

        await user.SaysAsync("English");

        await user.HearsAsync("call you");
        await other.HearsAsync("call you");
        await Assertions.Expect(other.Own).ToHaveCountAsync(1);
    }
}
