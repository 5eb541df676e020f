using System.Text.Json;
using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

/// <summary>Microsoft's own clients, unmodified.</summary>
[Collection(WebPage.Name)]
public sealed class OtherClientsTests(WebStage stage)
{
    private static readonly string[] Walk =
    [
        "English", "Anna", "Germany", "yes", "no", "no", "9:00", "later", "/checkin", "4", "1", "7", "118/76", "72", "yes", "no, nothing", "skip", "Yes, save it",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DirectLineJs_ByStreamOrByPolling_CompletesACheckIn(bool webSocket)
    {
        var page = (await stage.OpenAsync(path: "test/directline.html")).Page;

        var answer = await page.EvaluateAsync<string>("async ([webSocket, lines]) => JSON.stringify(await walk(webSocket, lines))", new object[] { webSocket, Walk });
        using var heard = JsonDocument.Parse(answer);
        var said = heard.RootElement.GetProperty("said").EnumerateArray().Select(text => text.GetString() ?? "").ToList();

        said[^1].ShouldContain("it is written down");
        said.Count(text => text.Contains("How are you feeling", StringComparison.Ordinal)).ShouldBe(1);
        heard.RootElement.GetProperty("doubled").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task WebChat_WithItsButtonsAndSendBox_CompletesACheckIn()
    {
        var page = (await stage.OpenAsync(path: "test/webchat.html")).Page;
        var box = page.GetByRole(AriaRole.Textbox).First;
        await HearsAsync("Which language shall we speak");
        await Suggested("English").ClickAsync();
        await HearsAsync("call you");
        (string Says, string Hears)[] steps =
        [
            ("Anna", "Which country"), ("Germany", "health diary"), ("yes", "Free conversation"), ("no", "Sharing"), ("no", "At what hour"),
            ("9:00", "That is all"), ("later", "Write to me at any time"), ("/checkin", "How are you feeling today"), ("4", "Does anything hurt"),
            ("1", "How many hours"), ("7", "What is your blood pressure"), ("118/76", "And your pulse"), ("72", "taken your medicines"),
            ("yes", "Is anything troubling"), ("no, nothing", "like to add anything"), ("skip", "Here is what I have"),
        ];
        foreach (var (says, hears) in steps)
        {
            await box.FillAsync(says);
            await page.Keyboard.PressAsync("Enter");
            await HearsAsync(hears);
        }

        await Suggested("✅ Yes, save it").ClickAsync();
        await HearsAsync("it is written down");

        ILocator Suggested(string label) =>
            page.GetByRole(AriaRole.Toolbar, new() { Name = "Suggested actions" }).GetByRole(AriaRole.Button, new() { Name = label });

        Task HearsAsync(string text) => Assertions.Expect(page.GetByText(text).Last).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }
}
