using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Companion.Admin.Tests.SignIn;

public sealed class SignInTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Me_WhenSignedIn_TellsWho()
    {
        var person = await app.EnrolAsync("galina");
        using var client = app.From();
        Carry(client, await person.SignInAsync(client));
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");
        me.GetProperty("login").GetString().ShouldBe("galina");
        me.GetProperty("role").GetString().ShouldBe("Owner");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer AAAA")]
    [InlineData("Basic YTpi")]
    public async Task Me_WhenNotSignedIn_Is401WithProblem(string? authorization)
    {
        using var client = app.From();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization ?? "-");
        var answer = await client.GetAsync("/api/v1/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task SignIn_WhenNameOrPasswordIsWrong_AnswersAlike()
    {
        await app.EnrolAsync("marta");
        using var client = app.From();
        var wrongPassword = await client.PostAsJsonAsync("/api/v1/sign-in", new { login = "marta", password = "something else" });
        var wrongName = await client.PostAsJsonAsync("/api/v1/sign-in", new { login = "nobody", password = "something else" });
        wrongPassword.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrongName.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrongName.JsonAsync()).GetProperty("detail").GetString().ShouldBe((await wrongPassword.JsonAsync()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task SignIn_WhenGuessedFromOneAddress_PausesThereAndNotElsewhere()
    {
        var person = await app.EnrolAsync("oksana");
        using var guesser = app.From();
        for (var i = 0; i < 5; i++)
        {
            (await GuessAsync(guesser, "oksana")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var paused = await guesser.PostAsJsonAsync("/api/v1/sign-in", new { login = "oksana", password = AdminApp.Password });
        paused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await paused.CodeAsync()).ShouldBe("paused");

        using var owner = app.From();
        (await person.SignInAsync(owner)).GetProperty("accessToken").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task SignIn_WhenManyGuessAtOnce_JudgesNoMoreThanTheFreeOnes()
    {
        await app.EnrolAsync("pedro");
        using var guesser = app.From();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => GuessAsync(guesser, "pedro")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(5);
    }

    [Fact]
    public async Task Totp_WhenCodeIsUsedTwice_IsRefused()
    {
        var person = await app.EnrolAsync("linh");
        using var client = app.From();
        await person.SignInAsync(client);
        var challenge = await ChallengeAsync(client, "linh");
        var again = await client.PostAsJsonAsync("/api/v1/sign-in/totp", new { challenge, code = person.CurrentCode() });
        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await again.CodeAsync()).ShouldBe("wrong-code");
    }

    [Fact]
    public async Task Totp_WhenGuessedFromManyAddresses_PausesTheAccount()
    {
        var person = await app.EnrolAsync("ivan");
        for (var i = 0; i < 5; i++)
        {
            using var guesser = app.From();
            var challenge = await ChallengeAsync(guesser, "ivan");
            await guesser.PostAsJsonAsync("/api/v1/sign-in/totp", new { challenge, code = "000000" });
        }

        using var client = app.From();
        var fresh = await ChallengeAsync(client, "ivan");
        var answer = await client.PostAsJsonAsync("/api/v1/sign-in/totp", new { challenge = fresh, code = person.CurrentCode() });
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Totp_WhenChallengeIsOld_AsksToSignInAgain()
    {
        var person = await app.EnrolAsync("vera");
        using var client = app.From();
        var challenge = await ChallengeAsync(client, "vera");
        app.Clock.Move(TimeSpan.FromMinutes(5));
        var answer = await client.PostAsJsonAsync("/api/v1/sign-in/totp", new { challenge, code = person.NextCode() });
        (await answer.CodeAsync()).ShouldBe("token-ended");
    }

    [Fact]
    public async Task Refresh_WhenAskedTooOften_Is429()
    {
        using var client = app.From();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            statuses.Add((await client.PostAsJsonAsync("/api/v1/refresh", new { refreshToken = "x" })).StatusCode);
        }

        statuses[..30].ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        statuses[30].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static void Carry(HttpClient client, JsonElement tokens) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());

    private static Task<HttpResponseMessage> GuessAsync(HttpClient client, string login) =>
        client.PostAsJsonAsync("/api/v1/sign-in", new { login, password = "a wrong guess indeed" });

    private static async Task<string?> ChallengeAsync(HttpClient client, string login)
    {
        var first = await client.PostAsJsonAsync("/api/v1/sign-in", new { login, password = AdminApp.Password });
        return (await first.JsonAsync()).GetProperty("challenge").GetString();
    }
}
