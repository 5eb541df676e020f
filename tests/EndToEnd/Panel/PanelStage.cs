using Companion.Bot.Tests.WebChat;
using Companion.EndToEnd.WebChat;
using Microsoft.Playwright;

namespace Companion.EndToEnd.Panel;

/// <summary>One admin host, one bot on the same database and one browser for all tests of the panel.</summary>
public sealed class PanelStage : IAsyncLifetime
{
    private const string Password = "a quiet garden in spring";

    private readonly WebStage _web = new();
    private AdminNode? _admin;
    private Authenticator? _phone;
    private string _login = "";

    internal AdminNode Admin => _admin ?? throw new InvalidOperationException("The stage has not been set.");

    internal BotUnderTest Bot => _web.Bot;

    public async Task InitializeAsync()
    {
        if (!AdminNode.HasPanel)
        {
            return;
        }

        await _web.InitializeAsync();
        _admin = await AdminNode.StartAsync(_web.Bot.Database);
    }

    public async Task DisposeAsync()
    {
        if (_admin is not null)
        {
            await _web.DisposeBrowserAsync();
            await _admin.DisposeAsync();
            await _web.DisposeAsync();
        }
    }

    /// <summary>Somebody at the bot's web page.</summary>
    internal Task<PageUser> PersonAsync() => _web.OpenAsync();

    /// <summary>The panel's door on a new device.</summary>
    internal async Task<Staffer> OpenAsync(BrowserNewContextOptions? device = null, string path = "/")
    {
        var context = await _web.Browser.NewContextAsync(device ?? new() { Locale = "en-GB", ViewportSize = new() { Width = 1360, Height = 900 } });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Admin.Url, path).ToString());
        return new(page);
    }

    /// <summary>Signed in: by the terminal's link the first time, by password and code afterwards.</summary>
    internal async Task<Staffer> SignedInAsync(BrowserNewContextOptions? device = null)
    {
        if (_phone is null)
        {
            var first = await OpenAsync(device, new Uri(await Admin.LinkAsync()).PathAndQuery + new Uri(await Admin.LinkAsync()).Fragment);
            (_login, _phone) = await first.EntersAsync(Password);
            return first;
        }

        var again = await OpenAsync(device);
        await again.SignsInAsync(_login, Password, _phone);
        return again;
    }
}

[CollectionDefinition(Name)]
public sealed class PanelPages : ICollectionFixture<PanelStage>
{
    public const string Name = "panel";
}
