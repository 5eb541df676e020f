using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Companion.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Admin.Tests.Dialogs;

/// <summary>A nurse's way through the API: look, draft, change, see what is wrong, try, publish, roll back.</summary>
public sealed class TuningApiTests : IAsyncLifetime
{
    private const string Dialog =
        """
        dialog: people.mood
        menu: { order: 1, text: menu }
        slots:
          mood: { type: scale, from: 1, to: 5 }
        start: mood
        states:
          mood:
            ask: mood.ask
            expect: { slot: mood }
            next: done
          done:
            say: done
            end: completed
        """;

    private readonly AdminApp _app = new();

    public async Task InitializeAsync() => await _app.InitializeAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Draft_FromLookToRollBack_GoesThrough()
    {
        using var nurse = await _app.SignedInAsync("olga", "Admin");
        await BotHasRunAsync();

        var dialog = await nurse.GetFromJsonAsync<JsonElement>("/api/v1/dialogs/people.mood");
        dialog.GetProperty("states")[0].GetProperty("kind").GetString().ShouldBe("asks");
        dialog.GetProperty("definition").GetProperty("states").GetProperty("mood").GetProperty("expect").GetProperty("slot").GetString().ShouldBe("mood");

        var created = await nurse.PostAsJsonAsync("/api/v1/dialog-drafts", new { name = "Kinder" });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await created.JsonAsync()).GetProperty("id").GetGuid();

        var deadEnd = await EditAsync(nurse, id, 1, new { op = "add-state", dialog = "people.mood", state = "pit", value = new { say = "done", next = "pit" } });
        (await deadEnd.JsonAsync()).GetProperty("errors").GetInt32().ShouldBeGreaterThan(0);
        (await nurse.PostAsJsonAsync($"/api/v1/dialog-drafts/{id}/publish", new { revision = 2, name = "x" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var changed = await EditAsync(
            nurse, id, 2,
            new { op = "remove-state", dialog = "people.mood", state = "pit" },
            new { op = "set-text", dialog = "people.mood", key = "mood.ask", language = "en", lines = new[] { "How do you feel, dear?" } });
        var draft = await changed.JsonAsync();
        draft.GetProperty("errors").GetInt32().ShouldBe(0, draft.ToString());
        (await EditAsync(nurse, id, 2, new { op = "remove", dialog = "people.mood", path = "menu" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var talk = await (await nurse.PostAsJsonAsync("/api/v1/dialogs/try", new { of = $"draft:{id}", dialog = "people.mood", language = "en" })).JsonAsync();
        talk.GetProperty("messages")[0].GetProperty("text").GetString().ShouldBe("How do you feel, dear?");
        var step = await (await nurse.PostAsJsonAsync("/api/v1/dialogs/try/step", new { chat = talk.GetProperty("chat").GetString(), text = "4" })).JsonAsync();
        step.GetProperty("dialog").ValueKind.ShouldBe(JsonValueKind.Null);

        var check = await nurse.GetFromJsonAsync<JsonElement>($"/api/v1/dialog-drafts/{id}/publish-check");
        check.GetProperty("ready").GetBoolean().ShouldBeTrue(check.ToString());
        check.GetProperty("changed")[0].GetString().ShouldBe("people.mood");
        var published = await nurse.PostAsJsonAsync($"/api/v1/dialog-drafts/{id}/publish", new { revision = 3, name = "Kinder", moves = "proposed" });
        published.StatusCode.ShouldBe(HttpStatusCode.Created);

        var diff = await nurse.GetFromJsonAsync<JsonElement>("/api/v1/dialogs/diff?from=builtin&to=published");
        diff.GetProperty("dialogs")[0].GetProperty("texts")[0].GetProperty("after")[0].GetString().ShouldBe("How do you feel, dear?");
        (await nurse.PostAsJsonAsync("/api/v1/dialog-releases/roll-back", new { to = (Guid?)null, moves = "stay" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var releases = await nurse.GetFromJsonAsync<JsonElement>("/api/v1/dialog-releases");
        releases.EnumerateArray().Select(r => r.GetProperty("status").GetString()).ShouldBe(["published", "rolled-back"]);
        (await nurse.GetFromJsonAsync<JsonElement>("/api/v1/dialogs/people.mood/funnel")).GetProperty("states").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Api_WithoutABotOrASignIn_SaysSo()
    {
        using var stranger = _app.From();
        (await stranger.GetAsync("/api/v1/dialogs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var nurse = await _app.SignedInAsync("olga", "Admin");
        var early = await nurse.GetAsync("/api/v1/dialogs");
        early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await early.CodeAsync()).ShouldBe("no-bot-yet");
        await BotHasRunAsync();
        (await nurse.GetAsync($"/api/v1/dialog-drafts/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nurse.GetAsync("/api/v1/dialogs/no.such")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> EditAsync(HttpClient client, Guid draft, int revision, params object[] edits) =>
        client.PostAsJsonAsync($"/api/v1/dialog-drafts/{draft}/edits", new { revision, edits });

    private async Task BotHasRunAsync()
    {
        var sources = new List<object> { new { Path = "Dialogs/People/mood.dialog.yaml", Content = Dialog } };
        foreach (var language in new[] { "en", "ru", "uk", "pt", "vi" })
        {
            sources.Add(new { Path = $"Dialogs/People/texts.{language}.yaml", Content = "menu: Mood\nmood.ask: \"How do you feel?\"\ndone: Thanks.\n" });
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "bot/Dialogs/Conversation")))
        {
            sources.Add(new { Path = $"Dialogs/Conversation/{Path.GetFileName(file)}", Content = await File.ReadAllTextAsync(file) });
        }

        await using var insert = _app.Services.GetRequiredService<CompanionDatabase>().Worker.CreateCommand(
            "insert into companion.dialog_bases (id, sources, signatures, first_seen, last_seen) values ('test', $1::jsonb, '[]', now(), now())");
        insert.Parameters.Add(new() { Value = JsonSerializer.Serialize(sources) });
        await insert.ExecuteNonQueryAsync();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Companion.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Companion.sln is not above the tests.");
        }

        return folder.FullName;
    }
}
