using Microsoft.Playwright;

namespace Companion.EndToEnd.Panel;

[Collection(PanelPages.Name)]
public sealed class PanelDisplayTests(PanelStage stage)
{
    /// <summary>By day on a desk, by night on a telephone.</summary>
    public static TheoryData<int, int, ColorScheme> Screens => new() { { 1280, 800, ColorScheme.Light }, { 360, 740, ColorScheme.Dark } };

    [PanelTheory]
    [MemberData(nameof(Screens))]
    public async Task EachPage_ByDayAndByNight_IsAccessibleAndNeverScrollsSideways(int width, int height, ColorScheme colours)
    {
        var device = new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours, BypassCSP = true };
        var door = await stage.OpenAsync(device);
        await Assertions.Expect(door.Heading("Sign in")).ToBeVisibleAsync();
        (await door.ViolationsAsync()).ShouldBe("");
        (await door.FitsAsync()).ShouldBeTrue();

        var staffer = await stage.SignedInAsync(device);
        var pages = await staffer.Page.Locator("nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        pages.ShouldNotBeEmpty();
        foreach (var page in pages)
        {
            await staffer.Page.EvaluateAsync("to => document.querySelector(`nav a[href='${to}']`).click()", page);
            await Assertions.Expect(staffer.Page.Locator("main h1")).ToBeVisibleAsync();
            await Assertions.Expect(staffer.Page.Locator("main .loading")).ToHaveCountAsync(0);
            (await staffer.ViolationsAsync()).ShouldBe("", page);
            (await staffer.FitsAsync()).ShouldBeTrue(page);
            await staffer.ShotAsync($"panel-{page.Trim('/')}-{width}");
        }
    }

    [PanelFact]
    public async Task Page_InEachLanguage_SpeaksIt()
    {
        foreach (var (locale, signIn) in new[] { ("ru-RU", "Войти"), ("uk-UA", "Увійти"), ("pt-BR", "Entrar"), ("vi-VN", "Đăng nhập"), ("de-DE", "Sign in") })
        {
            var door = await stage.OpenAsync(new() { Locale = locale });
            await Assertions.Expect(door.Heading(signIn)).ToBeVisibleAsync();
        }
    }
}
