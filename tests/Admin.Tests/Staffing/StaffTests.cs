using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Companion.Admin.Tests.Staffing;

public sealed class StaffTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Invite_ThenLinkUsed_LetsInWithTheRole()
    {
        using var owner = await app.SignedInAsync("owner-one");
        var made = await owner.PostAsJsonAsync("/api/v1/staff", new { login = "vera", role = "Operator" });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var link = (await made.JsonAsync()).GetProperty("link").GetString()!;
        (await CardAsync(owner, "vera")).GetProperty("state").GetString().ShouldBe("Invited");

        var vera = await app.EnrolByAsync("vera", link);
        using var client = app.From();
        client.Use(await vera.SignInAsync(client));

        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");
        me.GetProperty("role").GetString().ShouldBe("Operator");
        me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldContain("HandoffsWork");
        (await CardAsync(owner, "vera")).GetProperty("state").GetString().ShouldBe("Active");
        (await client.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await client.GetAsync("/api/v1/staff")).CodeAsync()).ShouldBe("not-allowed");
    }

    [Fact]
    public async Task ChangeRole_OfTheLastOwner_IsRefused()
    {
        using var owner = await app.SignedInAsync("owner-one");
        foreach (var other in await IdsAsync(owner, "Owner", except: "owner-one"))
        {
            (await owner.PostAsync($"/api/v1/staff/{other}/disable", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var me = (await CardAsync(owner, "owner-one")).GetProperty("id").GetGuid();
        (await (await owner.PutAsJsonAsync($"/api/v1/staff/{me}/role", new { role = "Admin" })).CodeAsync()).ShouldBe("last-owner");
        (await (await owner.PostAsync($"/api/v1/staff/{me}/disable", null)).CodeAsync()).ShouldBe("last-owner");
    }

    [Fact]
    public async Task AnAdmin_WhenTouchingAnOwner_IsRefused()
    {
        using var owner = await app.SignedInAsync("owner-one");
        using var admin = await app.SignedInAsync("adam", "Admin");
        var id = (await CardAsync(owner, "owner-one")).GetProperty("id").GetGuid();

        (await (await admin.PostAsync($"/api/v1/staff/{id}/link", null)).CodeAsync()).ShouldBe("only-owners");
        (await (await admin.PostAsync($"/api/v1/staff/{id}/disable", null)).CodeAsync()).ShouldBe("only-owners");
        (await (await admin.PostAsJsonAsync("/api/v1/staff", new { login = "eve", role = "Owner" })).CodeAsync()).ShouldBe("only-owners");
        (await (await admin.PutAsJsonAsync($"/api/v1/staff/{id}/role", new { role = "Operator" })).CodeAsync()).ShouldBe("only-owners");
    }

    [Fact]
    public async Task Disable_WhenSignedIn_EndsTheSessionAtOnceAndTheNextSignIn()
    {
        using var owner = await app.SignedInAsync("owner-one");
        using var doctor = await app.SignedInAsync("dora", "Doctor");
        var id = (await CardAsync(owner, "dora")).GetProperty("id").GetGuid();

        (await owner.PostAsync($"/api/v1/staff/{id}/disable", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await doctor.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var again = app.From();
        var first = await again.PostAsJsonAsync("/api/v1/sign-in", new { login = "dora", password = AdminApp.Password });
        first.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ChangeRole_WhenSignedIn_CountsFromTheNextRequest()
    {
        using var owner = await app.SignedInAsync("owner-one");
        using var ivan = await app.SignedInAsync("ivan", "Operator");
        (await ivan.GetAsync("/api/v1/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var id = (await CardAsync(owner, "ivan")).GetProperty("id").GetGuid();

        (await owner.PutAsJsonAsync($"/api/v1/staff/{id}/role", new { role = "Admin" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var seen = await ivan.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=staff.role");
        seen.GetProperty("items")[0].GetProperty("actor").GetString().ShouldBe("owner-one");
        seen.GetProperty("items")[0].GetProperty("object").GetString().ShouldBe($"staff:{id}");
    }

    [Fact]
    public async Task Audit_WhenExportedAsCsv_BeginsNoFormulaAndIsItselfInTheAudit()
    {
        using var owner = await app.SignedInAsync("owner-one");
        await owner.PostAsJsonAsync("/api/v1/staff", new { login = "-cmd", role = "Operator" });
        var invited = (await CardAsync(owner, "-cmd")).GetProperty("id").GetGuid();
        var actor = await app.EnrolByAsync("-cmd", (await (await owner.PostAsync($"/api/v1/staff/{invited}/link", null)).JsonAsync()).GetProperty("link").GetString()!);
        actor.Login.ShouldBe("-cmd");

        var csv = await owner.GetStringAsync("/api/v1/audit/export?format=Csv");
        csv.Split('\n').Skip(1).SelectMany(line => line.Split(',')).Select(cell => cell.Trim().Trim('"'))
            .Where(cell => cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal)).ShouldBeEmpty();
        csv.ShouldContain("staff.enrol");
        (await owner.GetFromJsonAsync<JsonElement>("/api/v1/audit/actions")).GetProperty("items").EnumerateArray().Select(a => a.GetString()).ShouldContain("audit.export");
        var chains = (await owner.GetFromJsonAsync<JsonElement>("/api/v1/audit/verify")).GetProperty("chains").EnumerateArray();
        chains.ShouldAllBe(chain => chain.GetProperty("isIntact").GetBoolean());
    }

    private static async Task<JsonElement> CardAsync(HttpClient client, string login) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/staff?limit=200")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("login").GetString() == login);

    private static async Task<List<Guid>> IdsAsync(HttpClient client, string role, string except) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/staff?limit=200")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("role").GetString() == role && item.GetProperty("login").GetString() != except)
            .Select(item => item.GetProperty("id").GetGuid())];
}
