using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

[Collection(WebPage.Name)]
public sealed class DisplayTests(WebStage stage)
{
    [Theory]
    [InlineData(1024, 768, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Page_ByDayAndByNight_IsAccessible(int width, int height, ColorScheme colours)
    {
        var user = await stage.OpenAsync(new()
        {
            Locale = "en-GB",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
            BypassCSP = true,
        });
        await user.HearsAsync("Which language shall we speak");
        (await user.ViolationsAsync()).ShouldBe("");

        await user.GoesThroughAsync(("English", "call you"), ("Anna", "Which country"));
        await user.Page.Locator("#sos").ClickAsync();
        await user.HearsAsync("112");
        (await user.ViolationsAsync()).ShouldBe("");
        (await user.SmallTargetsAsync()).ShouldBe("");

        await user.Page.Locator("#settings-open").ClickAsync();
        (await user.ViolationsAsync()).ShouldBe("");
        (await user.SmallTargetsAsync()).ShouldBe("");
    }

    /// <summary>320 CSS pixels are also what remains of 1280 at 400 %, and 640 by 400 of 1280 by 800 at 200 % (WCAG 1.4.10, 1.4.4).</summary>
    [Theory]
    [InlineData(320, 568, "100 %")]
    [InlineData(640, 400, "100 %")]
    [InlineData(1280, 800, "200 %")]
    [InlineData(320, 568, "200 %")]
    public async Task Page_WhenNarrowOrEnlarged_NeverScrollsSideways(int width, int height, string letters)
    {
        var user = await stage.OpenAsync(new() { Locale = "ru-RU", ViewportSize = new() { Width = width, Height = height } });
        await user.HearsAsync("На каком языке");
        await user.Page.Locator("#settings-open").ClickAsync();
        var size = user.Page.Locator("#size-now");
        while (await size.TextContentAsync() != letters)
        {
            await user.Page.Locator("#larger").ClickAsync();
        }

        (await user.FitsAsync()).ShouldBeTrue();
        await user.Page.Locator("#settings-close").ClickAsync();
        await user.GoesThroughAsync(
            ("[Русский]", "Как вас называть?"), ("Мария-Магдалина", "В какой стране"));
        await user.SaysAsync("Донаудампфшиффартсгезельшафтскапитан");
        await Assertions.Expect(user.Own.Last).ToContainTextAsync("Донаудампф");
        (await user.FitsAsync()).ShouldBeTrue();
        await Assertions.Expect(user.Sos).ToBeInViewportAsync();
        await user.ShotAsync($"narrow-{width}-{letters[..3]}");
    }

    [Theory]
    [InlineData("ru", "Отправить")]
    [InlineData("uk", "Надіслати")]
    [InlineData("pt-BR", "Enviar")]
    [InlineData("vi", "Gửi")]
    [InlineData("de", "Send")]
    public async Task Page_WhenTheBrowserSpeaksALanguageOfOurs_BeginsInIt(string locale, string send)
    {
        var user = await stage.OpenAsync(new() { Locale = locale });
        await Assertions.Expect(user.Page.Locator("#send")).ToHaveTextAsync(send);
    }

    [Fact]
    public async Task Sos_WhateverIsGoingOn_IsInSightAndWorks()
    {
        var user = await stage.OpenAsync(new() { Locale = "en-GB", ViewportSize = new() { Width = 320, Height = 568 } });
        await Assertions.Expect(user.Sos).ToBeInViewportAsync();
        await user.HearsAsync("Which language shall we speak");
        await user.OnboardsAsync();
        await user.Page.EvaluateAsync("scrollTo(0, 0)");
        await Assertions.Expect(user.Sos).ToBeInViewportAsync();
        await user.SaysAsync("/checkin");
        await user.HearsAsync("How are you feeling");
        await Assertions.Expect(user.Sos).ToBeInViewportAsync();

        // The settings lie over the page, and have a button of their own.
        await user.Page.Locator("#settings-open").ClickAsync();
        var inside = user.Page.Locator("#settings .sos");
        await Assertions.Expect(inside).ToBeInViewportAsync();
        await inside.ClickAsync();

        await user.HearsAsync("Please call 112 yourself now");
        await Assertions.Expect(user.Page.Locator("#settings")).ToBeHiddenAsync();
        await Assertions.Expect(user.Newest).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("urgent"));
    }
}
