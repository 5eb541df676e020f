using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Companion.People;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Admin.Tests.People;

public sealed class PeopleTests(AdminApp app) : IClassFixture<AdminApp>
{
    private const string Phone = "+380 44 123-45-67";

    [Fact]
    public async Task Open_WithoutAReason_IsRefused()
    {
        using var doctor = await app.SignedInAsync("doctor", "Doctor");
        var id = await PersonAsync("Ольга Петренко");

        (await (await doctor.GetAsync($"/api/v1/people/{id}")).CodeAsync()).ShouldBe("reason-missing");
        (await (await doctor.GetAsync("/api/v1/people/search?name=x")).CodeAsync()).ShouldBe("reason-missing");
    }

    [Fact]
    public async Task Open_ByRole_MasksNamesAndShutsHealth()
    {
        var id = await PersonAsync("Ольга Петренко");
        foreach (var (role, seesName, seesHealth) in new[] { ("Operator", true, false), ("Doctor", true, true), ("Admin", false, false) })
        {
            using var client = await app.SignedInAsync("role-" + role.ToLowerInvariant(), role);
            client.DefaultRequestHeaders.Add("X-Reason", "Support");
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/people/{id}");

            page.GetProperty("name").GetString().ShouldBe(seesName ? "Ольга Петренко" : "О•••", role);
            page.GetProperty("masked").GetBoolean().ShouldBe(!seesName);
            page.GetProperty("contacts")[0].GetProperty("value").GetString().ShouldBe(seesName ? "+380441234567" : "•••67");
            (await client.GetAsync($"/api/v1/people/{id}/check-ins")).StatusCode.ShouldBe(seesHealth ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("name=%20ольга%20%20ПЕТРЕНКО")]
    [InlineData("phone=%2B380441234567")]
    public async Task Search_ByWhatIsExactlyTheirs_Finds(string query)
    {
        using var client = await app.SignedInAsync("search", "Operator");
        client.DefaultRequestHeaders.Add("X-Reason", "AskedByPerson");
        var id = await PersonAsync("Ольга Петренко");

        var found = (await client.GetFromJsonAsync<JsonElement>("/api/v1/people/search?" + query)).GetProperty("items").EnumerateArray().ToList();

        found.Select(item => item.GetProperty("id").GetGuid()).ShouldContain(id);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/people/search?name=Ольга")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Look_WhenItHappened_StandsInTheAuditAndInThePersonsOwnList()
    {
        var id = await PersonAsync("Надія");
        using (var client = await app.SignedInAsync("looker", "Doctor"))
        {
            client.DefaultRequestHeaders.Add("X-Reason", "Treatment");
            (await client.GetAsync($"/api/v1/people/{id}/check-ins")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var owner = await app.SignedInAsync("owner-p");
        var line = (await owner.GetFromJsonAsync<JsonElement>($"/api/v1/audit?personId={id}&kind=Health")).GetProperty("items")[0];
        (line.GetProperty("actor").GetString(), line.GetProperty("action").GetString(), line.GetProperty("reason").GetString()).ShouldBe(("looker", "look.diary", "Treatment"));
        var look = (await owner.GetFromJsonAsync<JsonElement>($"/api/v1/people/{id}/looks")).GetProperty("items")[0];
        (look.GetProperty("viewer").GetString(), look.GetProperty("what").GetString()).ShouldBe(("looker", "diary"));
    }

    [Fact]
    public async Task List_ByPages_MeetsEverybodyOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            await PersonAsync("Page " + i);
        }

        using var client = await app.SignedInAsync("pager", "Admin");
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/people?limit=2{(after is null ? "" : "&after=" + after)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.ShouldBeUnique();
        seen.Count.ShouldBe((int)await app.Database.ScalarAsync<long>($"select count(*) from people where tenant_id = '{DefaultTenant.Id}'"));
    }

    [Fact]
    public async Task Everything_OfAnotherTenant_IsNotFound()
    {
        var tenant = Guid.NewGuid();
        var (person, staff, account, quarantined, handoff, broadcast) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        using var owner = await app.SignedInAsync("owner-t");
        await app.Services.GetRequiredService<CompanionDatabase>().EnsureTenantAsync(tenant, "Another", [Language.En], default);
        await app.Database.ExecuteAsync(
            $$"""
            insert into people (tenant_id, id, created_at, language) values ('{{tenant}}', '{{person}}', now(), 'en');
            insert into conversations (tenant_id, id, person_id, version, box, account_id, chat_id, updated_at)
              values ('{{tenant}}', gen_random_uuid(), '{{person}}', 1, '\x00', '{{account}}', '1', now());
            insert into staff (tenant_id, id, user_name, normalized_user_name, role, security_stamp, concurrency_stamp, created_at)
              values ('{{tenant}}', '{{staff}}', 'other', 'OTHER', 'Operator', 'x', 'x', now());
            insert into channel_accounts (tenant_id, id, kind, external_id, created_at) values ('{{tenant}}', '{{account}}', 'Telegram', '9', now());
            insert into quarantine (tenant_id, id, account_id, external_id, chat_id, at, error, box)
              values ('{{tenant}}', '{{quarantined}}', '{{account}}', '1', '1', now(), 'x', '\x00');
            insert into handoffs (tenant_id, id, person_id, conversation_id, state, reason, opened_at, waits_since)
              values ('{{tenant}}', '{{handoff}}', '{{person}}', gen_random_uuid(), 'Waiting', 'Asked', now(), now());
            insert into broadcasts (tenant_id, id, version, title, state, texts, segment, per_minute, created_at, created_by)
              values ('{{tenant}}', '{{broadcast}}', 1, 'x', 'Draft', '{}'::jsonb, '{}'::jsonb, 1, now(), '{{staff}}');
            """);
        owner.DefaultRequestHeaders.Add("X-Reason", "Legal");
        owner.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        const string Draft = """{"title":"x","texts":{"en":"x"},"segment":{"languages":[],"countries":[],"consents":[],"roles":[],"onboardedOnly":false},"perMinute":1}""";
        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("GET", $"people/{person}", null), ("GET", $"people/{person}/check-ins", null), ("GET", $"people/{person}/alarms", null), ("GET", $"people/{person}/looks", null),
            ("PUT", $"staff/{staff}/role", """{"role":"Operator"}"""), ("POST", $"staff/{staff}/link", null), ("POST", $"staff/{staff}/disable", null),
            ("POST", $"staff/{staff}/enable", null), ("POST", $"staff/{staff}/end-sessions", null),
            ("POST", $"outbox/{account}/pause-bulk", null), ("POST", $"outbox/{account}/resume-bulk", null),
            ("GET", $"quarantine/{quarantined}", null), ("POST", $"quarantine/{quarantined}/retry", null), ("POST", $"quarantine/{quarantined}/dismiss", null),
            ("GET", $"handoffs/{handoff}", null), ("POST", $"handoffs/{handoff}/take", null), ("POST", $"handoffs/{handoff}/keep", null),
            ("POST", $"handoffs/{handoff}/messages", $$"""{"text":"x","key":"{{Guid.NewGuid()}}"}"""), ("POST", $"handoffs/{handoff}/release", null),
            ("POST", $"handoffs/{handoff}/close", null), ("POST", "handoffs", $$"""{"personId":"{{person}}"}"""),
            ("GET", $"broadcasts/{broadcast}", null), ("PUT", $"broadcasts/{broadcast}", Draft), ("DELETE", $"broadcasts/{broadcast}", null),
            ("POST", $"broadcasts/{broadcast}/preview", null), ("POST", $"broadcasts/{broadcast}/test", $$"""{"personId":"{{person}}"}"""),
            ("POST", $"broadcasts/{broadcast}/start", null), ("POST", $"broadcasts/{broadcast}/pause", null), ("POST", $"broadcasts/{broadcast}/resume", null),
            ("POST", $"broadcasts/{broadcast}/stop", null),
        })
        {
            using var request = new HttpRequestMessage(new(method), "/api/v1/" + path);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            (await owner.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        }
    }

    private async Task<Guid> PersonAsync(string name)
    {
        // The host starts the database with the first client.
        using var client = app.From();
        var database = app.Services.GetRequiredService<CompanionDatabase>();
        var cipher = await database.Ciphers.ForAsync(DefaultTenant.Id, default);
        var id = Guid.CreateVersion7();
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        await using (var insert = transaction.Command(
            "insert into companion.people (tenant_id, id, created_at, language, name_box, name_index) values (companion.tenant(), $1, now(), 'uk', $2, $3)"))
        {
            insert.Parameters.Add(new() { Value = id });
            insert.Parameters.Add(new() { Value = cipher.Seal(Encoding.UTF8.GetBytes(name), "people.name") });
            insert.Parameters.Add(new() { Value = cipher.BlindIndex(name.ToLowerInvariant(), "people.name") });
            await insert.ExecuteNonQueryAsync();
        }

        await PersonContacts.SetAsync(transaction.Connection, cipher, id, ContactWay.Phone, Phone, verified: true, DateTimeOffset.UnixEpoch, default);
        await transaction.CommitAsync(default);
        return id;
    }
}
