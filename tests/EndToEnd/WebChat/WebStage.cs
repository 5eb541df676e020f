using Companion.Bot.Tests.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

/// <summary>One bot and one browser for all tests of the page; each test has a person and a device (browser context) of its own.</summary>
public sealed class WebStage : IAsyncLifetime
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];
    private BotUnderTest? _bot;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal BotUnderTest Bot => _bot ?? throw new InvalidOperationException("The stage has not been set.");

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException("The stage has not been set.");

    public async Task InitializeAsync()
    {
        NodeModules.Check();
        _bot = await BotUnderTest.StartAsync(null, OtherClients.Serve);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = FindBrowser(),
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    /// <summary>Pages close before the hosts they show.</summary>
    internal async Task DisposeBrowserAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
            _browser = null;
        }
    }

    public async Task DisposeAsync()
    {
        await DisposeBrowserAsync();
        _playwright?.Dispose();
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }
    }

    /// <summary>The page on a new device.</summary>
    internal async Task<PageUser> OpenAsync(BrowserNewContextOptions? device = null, string path = "")
    {
        var context = await Browser.NewContextAsync(device ?? new() { Locale = "en-GB" });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Bot.Url, path).ToString());
        return new(page);
    }

    private static string FindBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(_ => Browsers, Path.Combine)
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("The browser tests need chromium: apt-get install chromium");
}

[CollectionDefinition(Name)]
public sealed class WebPage : ICollectionFixture<WebStage>
{
    public const string Name = "web page";
}
