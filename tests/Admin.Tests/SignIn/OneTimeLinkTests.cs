using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Companion.Admin.SignIn;

namespace Companion.Admin.Tests.SignIn;

public sealed class OneTimeLinkTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Look_WhenRepeated_OffersTheSameKey()
    {
        using var client = app.From();
        var link = await app.LinkForAsync("olga");
        var first = await (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).JsonAsync();
        var second = await (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).JsonAsync();
        first.GetProperty("login").GetString().ShouldBe("olga");
        first.GetProperty("qrSvg").GetString().ShouldNotBeNull().ShouldStartWith("<svg");
        second.GetProperty("authenticatorKey").GetString().ShouldBe(first.GetProperty("authenticatorKey").GetString());
    }

    [Fact]
    public async Task Use_WhenUsedBefore_IsGone()
    {
        using var client = app.From();
        var link = await app.LinkForAsync("petra");
        var person = await PersonOfAsync(client, link);
        (await UseAsync(client, link, AdminApp.Password, person.NextCode())).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await UseAsync(client, link, "another good password", person.NextCode());
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Use_WhenADayOld_IsGone()
    {
        using var client = app.From();
        var link = await app.LinkForAsync("quentin");
        app.Clock.Move(TimeSpan.FromHours(24));
        (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("short", "rita")]
    [InlineData("tamara tamara 1", "tamara")]
    public async Task Use_WhenPasswordIsWeak_SaysSoAndKeepsTheLink(string password, string login)
    {
        using var client = app.From();
        var link = await app.LinkForAsync(login);
        var person = await PersonOfAsync(client, link);
        var refused = await UseAsync(client, link, password, person.NextCode());
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await UseAsync(client, link, AdminApp.Password, person.CurrentCode())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Use_WhenCodeIsWrong_ChangesNothing()
    {
        using var client = app.From();
        var link = await app.LinkForAsync("sofia");
        await PersonOfAsync(client, link);
        var refused = await UseAsync(client, link, AdminApp.Password, "000000");
        (await refused.CodeAsync()).ShouldBe("wrong-code");
        var signIn = await client.PostAsJsonAsync("/api/v1/sign-in", new { login = "sofia", password = AdminApp.Password });
        signIn.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Use_WhenThePersonHadSessions_EndsThem()
    {
        var person = await app.EnrolAsync("ute");
        using var client = app.From();
        var tokens = await person.SignInAsync(client);
        var link = await app.LinkForAsync("ute");
        var renewed = await PersonOfAsync(client, link);
        (await UseAsync(client, link, "a new and better password", renewed.NextCode())).StatusCode.ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Announce_WhenSomebodyCanSignIn_SaysNothing()
    {
        await app.EnrolAsync("viktor");
        using var terminal = new StringWriter();
        await FirstAdmin.AnnounceAsync(app.Services, "http://panel.test", terminal, CancellationToken.None);
        terminal.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64url!")]
    [InlineData("AAAA")]
    public async Task Look_WhenLinkIsNotOurs_IsGone(string link)
    {
        using var client = app.From();
        (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    private async Task<Person> PersonOfAsync(HttpClient client, string link)
    {
        var offer = await (await client.PostAsJsonAsync("/api/v1/one-time", new { link })).JsonAsync();
        return new(offer.GetProperty("login").GetString()!, TestBase32.Decode(offer.GetProperty("authenticatorKey").GetString()!), app.Clock);
    }

    private static Task<HttpResponseMessage> UseAsync(HttpClient client, string link, string password, string code) =>
        client.PostAsJsonAsync("/api/v1/one-time/use", new { link, password, code });
}
