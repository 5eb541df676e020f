using Companion.EndToEnd.WebChat;
using Microsoft.Playwright;

namespace Companion.EndToEnd.Panel;

/// <summary>Somebody of the staff before the panel. Every step waits for what a person would wait for.</summary>
internal sealed class Staffer(IPage page)
{
    private readonly PageUser _user = new(page);

    public IPage Page { get; } = page;

    public ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task OpensTabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    public Task FollowsAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 20_000 });

    /// <summary>The first way in, as the one-time link leads: scan, code, password.</summary>
    public async Task<(string Login, Authenticator Phone)> EntersAsync(string password)
    {
        await Assertions.Expect(Heading("Your first sign-in")).ToBeVisibleAsync();
        await Page.GetByText("The picture cannot be scanned").ClickAsync();
        var phone = new Authenticator(await Page.Locator("#authenticator-key").InnerTextAsync(), TimeProvider.System);
        var greeting = await Page.GetByText("Your name here is").InnerTextAsync();
        await Page.Locator("input[name=code]").FillAsync(phone.NextCode());
        await Page.Locator("input[name=password]").FillAsync(password);
        await Button("Save and sign in").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        return (greeting.Replace("Your name here is ", "", StringComparison.Ordinal).TrimEnd('.'), phone);
    }

    public async Task SignsInAsync(string login, string password, Authenticator phone)
    {
        await Page.Locator("input[name=login]").FillAsync(login);
        await Page.Locator("input[name=password]").FillAsync(password);
        await Page.Locator("form button.main").ClickAsync();
        await Page.Locator("input[name=code]").FillAsync(phone.NextCode());
        await Page.Locator("form button.main").ClickAsync();
        await Assertions.Expect(Page.Locator("#main")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("header .who")).ToContainTextAsync(login);
    }

    /// <summary>Says yes to what the page asks before it does something for good.</summary>
    public void AgreesToQuestions() => Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();

    public Task<string> ViolationsAsync() => _user.ViolationsAsync();

    public Task<bool> FitsAsync() => _user.FitsAsync();

    /// <summary>Pictures for people to look at, when COMPANION_SCREENSHOTS names a folder.</summary>
    public async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("COMPANION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
