using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Companion.TelegramSimulator;
using static Companion.Bot.Tests.WebChat.WebPerson;

namespace Companion.Bot.Tests.WebChat;

/// <summary>One conversation, first on Telegram, then in the browser, then on Telegram again.</summary>
public sealed partial class PairingTests : IAsyncLifetime
{
    private Simulator _telegram = null!; // Set before each test.
    private BotUnderTest _bot = null!; // Set before each test.

    public async Task InitializeAsync()
    {
        _telegram = await Simulator.StartAsync();
        _bot = await BotUnderTest.StartAsync(
            null, null, ("Telegram:BotToken", _telegram.Token), ("Telegram:ApiBaseUrl", _telegram.BaseUrl.ToString()), ("Telegram:PollTimeout", "00:00:01"));
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task Link_WhenOpened_GoesOnInTheSameConversationAtTheSameStepAndBack()
    {
        var anna = await OnboardedAsync();
        await anna.Script().Says("/checkin").Hears("How are you feeling").Says("4").Hears("Does anything hurt");
        var (token, _) = await AskForLinkAsync(anna);

        var page = await UseAsync(new { token });
        (await page.LastAsync()).ShouldContain("pain");
        await page.SaysAsync("2");
        (await page.LastAsync()).ShouldContain("How many hours did you sleep");

        await anna.Script().Says("7").Hears("What is your blood pressure");
        (await _bot.Database.ScalarAsync<long>("select count(*) from people")).ShouldBe(1);
        (await _bot.Database.ScalarAsync<long>("select count(*) from conversations")).ShouldBe(1);
    }

    [Fact]
    public async Task Link_WhenUsedExpiredOrUnknown_IsRefused()
    {
        var anna = await OnboardedAsync();
        var (token, code) = await AskForLinkAsync(anna);
        await UseAsync(new { code });

        await RefusedAsync(new { token });
        await RefusedAsync(new { code });
        await RefusedAsync(new { token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });

        (token, _) = await AskForLinkAsync(anna);
        _bot.Clock.Forward(TimeSpan.FromMinutes(16));
        await RefusedAsync(new { token });
    }

    [Fact]
    public async Task Link_WhenManyDevicesAreQuick_LetsOneIn()
    {
        var (token, _) = await AskForLinkAsync(await OnboardedAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bot.Http.PostAsJsonAsync(Line + "link", new { token })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound).ShouldBe(3);
    }

    [Fact]
    public async Task Code_WhenGuessedAgainAndAgain_IsShutForAWhileEvenForTheRightOne()
    {
        var (_, code) = await AskForLinkAsync(await OnboardedAsync());
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(new { code = code == $"00000{i}" ? "999999" : $"00000{i}" });
        }

        (await _bot.Http.PostAsJsonAsync(Line + "link", new { code })).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Link_WhenTwoPeopleHaveOne_OpensOnlyTheOwnConversation()
    {
        var (anna, bela) = (await OnboardedAsync("Anna"), await OnboardedAsync("Bela"));
        var (annas, _) = await AskForLinkAsync(anna);
        var (belas, _) = await AskForLinkAsync(bela);

        var page = await UseAsync(new { token = belas });
        await page.SaysAsync("/checkin");

        (await page.ReadAsync()).Where(IsBots).Select(Said).ShouldContain(text => text.Contains("Bela", StringComparison.Ordinal));
        (await UseAsync(new { token = annas })).Conversation.ShouldNotBe(page.Conversation);
    }

    private async Task<SimulatedUser> OnboardedAsync(string name = "Anna")
    {
        var person = _telegram.User("en", name);
        await person.Script().Starts().Hears("Which language")
            .Says("English").Says(name).Says("Germany").Says("yes").Says("no").Says("no").Says("9:00").Says("later").Hears("Write to me at any time");
        return person;
    }

    private static async Task<(string Token, string Code)> AskForLinkAsync(SimulatedUser person)
    {
        await person.SaysAsync("/link");
        var heard = await person.HearsAsync("write the code");
        return (TokenPattern().Match(heard.Text).Groups[1].Value, CodePattern().Match(heard.Text).Groups[1].Value);
    }

    private async Task<WebPerson> UseAsync(object secret)
    {
        var answer = await _bot.Http.PostAsJsonAsync(Line + "link", secret);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new(_bot, await JsonAsync(answer));
    }

    private async Task RefusedAsync(object secret)
    {
        var answer = await _bot.Http.PostAsJsonAsync(Line + "link", secret);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ErrorAsync(answer)).ShouldBe("LinkUnknown");
    }

    [GeneratedRegex("#link=([A-Za-z0-9_-]+)")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\b([0-9]{6})\b")]
    private static partial Regex CodePattern();
}
