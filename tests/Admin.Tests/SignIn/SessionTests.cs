using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Companion.Admin.Tests.SignIn;

public sealed class SessionTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Refresh_WhenTokenIsFresh_GivesAPairThatWorks()
    {
        var (client, tokens) = await SignedInAsync("ana");
        app.Clock.Move(TimeSpan.FromMinutes(10));
        (await MeAsync(client, tokens)).ShouldBe(HttpStatusCode.Unauthorized);
        var renewed = await RefreshAsync(client, tokens);
        renewed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await MeAsync(client, await renewed.JsonAsync())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refresh_WhenTokenComesTwice_EndsTheWholeSession()
    {
        var (client, tokens) = await SignedInAsync("bela");
        var renewed = await (await RefreshAsync(client, tokens)).JsonAsync();
        (await RefreshAsync(client, tokens)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await MeAsync(client, renewed)).ShouldBe(HttpStatusCode.Unauthorized);
        (await RefreshAsync(client, renewed)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Refresh_WhenSentTwiceAtOnce_GivesOnePairAtMost()
    {
        var (client, tokens) = await SignedInAsync("chi");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RefreshAsync(client, tokens)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_WhenUnusedForLong_AsksToSignInAgain()
    {
        var (client, tokens) = await SignedInAsync("dora");
        app.Clock.Move(TimeSpan.FromHours(2));
        (await RefreshAsync(client, tokens)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Refresh_WhenSessionIsADayOld_AsksToSignInAgain()
    {
        var (client, tokens) = await SignedInAsync("ewa");
        for (var hours = 0; hours < 11; hours++)
        {
            app.Clock.Move(TimeSpan.FromHours(1));
            tokens = await (await RefreshAsync(client, tokens)).JsonAsync();
        }

        app.Clock.Move(TimeSpan.FromHours(1));
        (await RefreshAsync(client, tokens)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_WhenSignedIn_EndsAtOnce()
    {
        var (client, tokens) = await SignedInAsync("filip");
        Carry(client, tokens);
        (await client.PostAsync("/api/v1/sign-out", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await MeAsync(client, tokens)).ShouldBe(HttpStatusCode.Unauthorized);
        (await RefreshAsync(client, tokens)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Me_WhenCarryingARefreshToken_Is401()
    {
        var (client, tokens) = await SignedInAsync("hanna");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("refreshToken").GetString());
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_WhenStored_AreHashesOnly()
    {
        var (_, tokens) = await SignedInAsync("igor");
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(tokens.GetProperty("accessToken").GetString());
        var secret = Convert.ToHexStringLower(bytes.AsSpan(32));
        var found = await app.Database.ScalarAsync<long>($"select count(*) from staff_tokens where staff_tokens::text like '%{secret}%'");
        found.ShouldBe(0);
    }

    private async Task<(HttpClient Client, JsonElement Tokens)> SignedInAsync(string login)
    {
        var person = await app.EnrolAsync(login);
        var client = app.From();
        return (client, await person.SignInAsync(client));
    }

    private static void Carry(HttpClient client, JsonElement tokens) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());

    private static async Task<HttpStatusCode> MeAsync(HttpClient client, JsonElement tokens)
    {
        Carry(client, tokens);
        return (await client.GetAsync("/api/v1/me")).StatusCode;
    }

    private static Task<HttpResponseMessage> RefreshAsync(HttpClient client, JsonElement tokens) =>
        client.PostAsJsonAsync("/api/v1/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() });
}
