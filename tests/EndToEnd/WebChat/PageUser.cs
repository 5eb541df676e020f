using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

/// <summary>A person before the page. Every step waits for what a person would wait for.</summary>
internal sealed class PageUser(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Sos => Page.Locator("header .sos");

    /// <summary>What the bot said last.</summary>
    public ILocator Newest => Page.Locator(".message.said").Last;

    public ILocator Own => Page.Locator(".message.own");

    public Task HearsAsync(string fragment) => Assertions.Expect(Newest).ToContainTextAsync(fragment, new() { Timeout = 20_000 });

    public async Task SaysAsync(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#send").ClickAsync();
    }

    public Task TapsAsync(string label) => Answer(label).ClickAsync();

    /// <summary>A button under the newest message.</summary>
    public ILocator Answer(string label) =>
        Page.Locator(".buttons:not(.spent)").Last.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    /// <summary>A whole conversation, in pairs: what is said (or tapped, in brackets), and what is then heard.</summary>
    public async Task GoesThroughAsync(params (string Does, string Hears)[] steps)
    {
        foreach (var (does, hears) in steps)
        {
            await (does.StartsWith('[') ? TapsAsync(does[1..^1]) : SaysAsync(does));
            await HearsAsync(hears);
        }
    }

    public Task OnboardsAsync() => GoesThroughAsync(
        ("English", "call you"), ("Anna", "Which country"), ("Germany", "health diary"), ("yes", "Free conversation"), ("no", "Sharing"),
        ("no", "At what hour"), ("9:00", "That is all"), ("later", "Write to me at any time"));

    /// <summary>Presses Tab until the wanted element has the focus.</summary>
    public async Task TabToAsync(ILocator wanted, string key = "Tab")
    {
        const int MoreThanThereAre = 80;
        for (var i = 0; i < MoreThanThereAre; i++)
        {
            if (await wanted.EvaluateAsync<bool>("each => each === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync(key);
        }

        throw new InvalidOperationException("The keyboard does not reach " + wanted);
    }

    /// <summary>What axe-core finds. Its target-size takes a button half under the header for a small one: <see cref="SmallTargetsAsync"/> measures.</summary>
    public async Task<string> ViolationsAsync()
    {
        await Page.AddScriptTagAsync(new() { Path = NodeModules.PathOf("axe-core", "axe.min.js") });
        return await Page.EvaluateAsync<string>(
            """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: false } } }))
              .violations.map(v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`).join('\n')
            """);
    }

    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>Controls that a shaky finger would miss (WCAG 2.2, 2.5.5: 44 by 44 CSS pixels).</summary>
    public Task<string> SmallTargetsAsync() => Page.EvaluateAsync<string>(
        """
        [...document.querySelectorAll('button, textarea')].filter(e => e.checkVisibility())
          .filter(e => { const r = e.getBoundingClientRect(); return r.width < 43.9 || r.height < 43.9 }).map(e => e.id || e.textContent).join()
        """);

    /// <summary>Pictures for people to look at, when COMPANION_SCREENSHOTS names a folder.</summary>
    public async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("COMPANION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Assertions.Expect(Newest).ToBeInViewportAsync();
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
