using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Companion.People;
using Companion.Safety.Alarms;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Admin.Tests.Alarms;

public sealed class AlarmTests(AdminApp app) : IClassFixture<AdminApp>
{
    [Fact]
    public async Task Act_ByTwoOperators_IsOnesAndStandsInTheAudit()
    {
        using var vera = await app.SignedInAsync("vera-a", "Operator");
        using var oleg = await app.SignedInAsync("oleg-a", "Operator");
        var (id, _) = await AlarmAsync();

        var taken = await vera.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "Acknowledge", note = (string?)null });
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await taken.JsonAsync()).GetProperty("staff").GetString().ShouldBe("vera-a");
        (await (await oleg.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "ResolveSafe", note = (string?)null })).CodeAsync()).ShouldBe("taken");
        (await vera.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "ResolveSafe", note = "She is well." })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await vera.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "OnTheWay", note = (string?)null })).CodeAsync()).ShouldBe("over");

        (await app.Database.ScalarAsync<long>($"select count(*) from audit_log where object = 'alarm:{id}'")).ShouldBe(2);
    }

    [Fact]
    public async Task Open_ByRole_ShowsPhoneAndPlaceOnlyToWhoMayCall()
    {
        var (id, person) = await AlarmAsync();
        using (var admin = await app.SignedInAsync("adam-a", "Admin"))
        {
            var page = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/alarms/{id}");
            page.GetProperty("alarm").GetProperty("personName").GetString().ShouldBe("A•••");
            page.GetProperty("phone").ValueKind.ShouldBe(JsonValueKind.Null);
            (await admin.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "Acknowledge", note = (string?)null })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var vera = await app.SignedInAsync("vera-a", "Operator");
        var open = await vera.GetFromJsonAsync<JsonElement>($"/api/v1/alarms/{id}");
        open.GetProperty("phone").GetString().ShouldBe("+15550100");
        (await app.Database.ScalarAsync<long>($"select count(*) from access_log where person_id = '{person}' and what = 'alarms'")).ShouldBe(2);
    }

    [Fact]
    public async Task Stream_WhenAnAlarmIsActedOn_BringsTheNewBoard()
    {
        using var vera = await app.SignedInAsync("vera-a", "Operator");
        var (id, _) = await AlarmAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = await vera.GetAsync("/api/v1/live", HttpCompletionOption.ResponseHeadersRead, limit.Token);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream"); // An answer with a body has one.
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));

        (await NextAsync(reader, id, limit.Token)).GetProperty("state").GetString().ShouldBe("Alerting");
        await vera.PostAsJsonAsync($"/api/v1/alarms/{id}/act", new { action = "Acknowledge", note = (string?)null }, limit.Token);
        JsonElement card;
        do
        {
            card = await NextAsync(reader, id, limit.Token);
        }
        while (card.GetProperty("staff").ValueKind == JsonValueKind.Null);

        card.GetProperty("staff").GetString().ShouldBe("vera-a");
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader, Guid id, CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(line[6..]).RootElement.GetProperty("alarms").EnumerateArray().Single(alarm => alarm.GetProperty("id").GetGuid() == id);
            }
        }

        throw new InvalidOperationException("the stream ended");
    }

    /// <summary>An alarm that was called out and taken by nobody yet.</summary>
    private async Task<(Guid Id, Guid Person)> AlarmAsync()
    {
        var database = app.Services.GetRequiredService<CompanionDatabase>();
        var cipher = await database.Ciphers.ForAsync(DefaultTenant.Id, default);
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, default);
        var now = app.Clock.GetUtcNow();
        var alarm = new Alarm
        {
            Id = Guid.NewGuid(),
            Person = new(Guid.NewGuid(), Guid.NewGuid(), "Anna", Language.En, "Etc/UTC", "112", "+15550100", []),
            Kind = AlarmKind.Sos,
            Cause = AlarmCauses.Button,
            State = AlarmState.Alerting,
            StartedAt = now,
            Ladder = [],
        };
        (await AlarmStore.TryInsertAsync(new(transaction.Connection, DefaultTenant.Id, cipher, now), alarm, default)).ShouldBeTrue();
        await transaction.CommitAsync(default);
        return (alarm.Id, alarm.Person.PersonId);
    }
}
