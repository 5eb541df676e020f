using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Companion.Admin.Tests.Security;

public sealed class HostTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/enter")]
    [InlineData("/dialogs/diary.checkin")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_WhenOpenToAll_Is200WithSecurityHeaders(string path)
    {
        using var client = app.From();
        var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
    }

    [Fact]
    public async Task OpenApi_WhenRead_ListsTheApiAndNothingElse()
    {
        using var client = app.From();
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        paths.ShouldContain("/api/v1/sign-in");
        paths.ShouldAllBe(path => path.StartsWith("/api/v1/"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"login\":null}")]
    [InlineData("{\"login\":\"a\\u0000b\",\"password\":\"\"}")]
    [InlineData("{\"login\":\"\\ud800\",\"password\":\"x\"}")]
    public async Task SignIn_WhenBodyIsBroken_IsTheCallersFault(string body)
    {
        using var client = app.From();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/api/v1/sign-in", content);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/assets/nothing.js")]
    public async Task Get_WhenPathIsUnknown_Is404(string path)
    {
        using var client = app.From();
        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
