using System.Collections.Concurrent;
using Companion.Conversations.Releases;
using Companion.Core.Tests.Conversations;
using Companion.Dialogs;
using Companion.Tuning;

namespace Companion.Core.Tests.Tuning;

/// <summary>A change is published while people are in the middle of the dialog, on two nodes.</summary>
public sealed class PublishTests
{
    private static readonly DraftEdit s_kinder = new("set-text", TuningStage.Dialog, Key: "ask", Language: "en", Lines: ["What would you like to note, please?"]);

    [Fact]
    public async Task Publish_WithAHundredPeopleInTheMiddle_StrandsNobodyAndServesBeginnersOnEachNode()
    {
        await using var stage = await TuningStage.SetAsync();
        var people = Enumerable.Range(1, 100).Select(n => (long)n).ToList();
        await Task.WhenAll(people.Select(chat => stage.SaysAsync(Of(stage, chat), chat, "hello")));
        var draft = await stage.DraftAsync(s_kinder);

        var talking = Task.WhenAll(people.Select(chat => stage.SaysAsync(Of(stage, chat), chat, "milk")));
        var release = TuningStage.Taken(await stage.PublishAsync(draft));
        await talking;

        release.Status.ShouldBe("published");
        var chats = new ConcurrentQueue<long>(Enumerable.Range(200, 800).Select(n => (long)n));
        await stage.BeginnerHearsAsync(stage.One, chats, "What would you like to note, please?");
        await stage.BeginnerHearsAsync(stage.Two, chats, "What would you like to note, please?");

        await Task.WhenAll(people.Select(chat => stage.SaysAsync(Of(stage, chat + 1), chat, "bread"))); // on the other node
        (await stage.Test.ScalarAsync<long>("select count(*) from test_notes")).ShouldBe(200);
        (await stage.Test.ScalarAsync<long>("select count(*) from quarantine")).ShouldBe(0);
        await Eventually.HoldsAsync("everybody is asked on in the words that they began with", () => people.All(chat => stage.Heard(chat) == "Kept bread.\n\nYour note?"));

        var back = TuningStage.Taken(await stage.Releases.RollBackAsync(TuningStage.Olga, null, null, null, Moves.Stay, default));

        back.Status.ShouldBe("published");
        await stage.BeginnerHearsAsync(stage.One, chats, "Your note?");
        await stage.BeginnerHearsAsync(stage.Two, chats, "Your note?");
        (await stage.Releases.FindAsync(TuningStage.Tenant, release.Id, default)).Value!.Status.ShouldBe("rolled-back");
    }

    [Fact]
    public async Task Publish_WhenMovesAreProposed_TakesPeopleAlong()
    {
        await using var stage = await TuningStage.SetAsync();
        await stage.SaysAsync(stage.One, 1, "hello");
        var draft = await stage.DraftAsync(s_kinder);

        var release = TuningStage.Taken(await stage.PublishAsync(draft, moves: Moves.Proposed));

        release.Moved.ShouldBe(1);
        var version = release.Dialogs.Single(d => d.Name == TuningStage.Dialog).Version;
        await Eventually.HoldsAsync("the conversation stands in the new version", async () =>
            await stage.Test.ScalarAsync<long>($"select count(*) from conversations where dialog_version = '{version}'") == 1);
        await stage.SaysAsync(stage.Two, 1, "milk");
        await Eventually.HoldsAsync("the new words are heard", () => stage.Heard(1) == "Kept milk.\n\nWhat would you like to note, please?");
    }

    [Fact]
    public async Task Publish_WhenACalledDialogEndsInANewWay_IsRefusedAndNamesThePlaceUnlessPeopleMove()
    {
        const string caller =
            """
            dialog: people.onboarding
            slots:
              note: { type: text, max: 100 }
            start: ask
            states:
              ask:
                ask: ask
                expect: { slot: note }
                next: [ { when: { note: bye }, to: over }, { to: tell } ]
              tell:
                call: people.news
                with: { what: note }
                results: { completed: ask }
              over:
                end: completed
            """;
        await using var stage = await TuningStage.SetAsync(caller);
        await stage.SaysAsync(stage.One, 1, "hello");
        var draft = await stage.DraftAsync(
            new DraftEdit("set", "people.news", "states/say/end", Value: "told"),
            new DraftEdit("set", TuningStage.Dialog, "states/tell/results", Value: System.Text.Json.Nodes.JsonNode.Parse("""{ "told": "ask" }""")));
        draft.Errors.ShouldBe(0);

        var refused = (await stage.PublishAsync(draft)).Error.ShouldBeOfType<TuningError.Stranded>();

        refused.Places.ShouldContain(place => place.Dialog == TuningStage.Dialog && place.State == "ask" && place.Conversations == 1);
        TuningStage.Taken(await stage.PublishAsync(draft, moves: Moves.Proposed)).Moved.ShouldBe(1);
        await stage.SaysAsync(stage.Two, 1, "milk");
        await Eventually.HoldsAsync("the news are told and the question comes again", () => stage.Heard(1) == "News: milk.\n\nYour note?");
    }

    [Fact]
    public async Task Publish_WhenTheDraftHasAnErrorOrAFailingTest_IsRefused()
    {
        await using var stage = await TuningStage.SetAsync();
        var dead = await stage.DraftAsync(new DraftEdit("set", TuningStage.Dialog, "states/said/next", Value: "nowhere"));

        (await stage.PublishAsync(dead)).Error.ShouldBeOfType<TuningError.HasErrors>().Findings.ShouldContain(f => f.Dialog == TuningStage.Dialog && f.State == "said");

        var failing = await stage.DraftAsync(s_kinder, new DraftEdit("put-file", Path: "Dialogs/People/onboarding.test.yaml",
            Content: "conversation: the words\ndialog: people.onboarding\nsteps:\n  - user: milk\n  - bot: { contains: \"Your note?\" }\n"));
        (await stage.PublishAsync(failing)).Error.ShouldBeOfType<TuningError.TestsFailed>().Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Publish_AsATrial_TakesTheShareAndEndsForNobodyInTheMiddle()
    {
        await using var stage = await TuningStage.SetAsync();
        var draft = await stage.DraftAsync(s_kinder);
        var trial = TuningStage.Taken(await stage.PublishAsync(draft, share: 50));
        trial.Status.ShouldBe("canary");

        var chats = new ConcurrentQueue<long>(Enumerable.Range(1, 500).Select(n => (long)n));
        await stage.BeginnerHearsAsync(stage.One, chats, "What would you like to note, please?");
        await stage.BeginnerHearsAsync(stage.One, chats, "Your note?");
        (await stage.PublishAsync(draft)).Error.ShouldBeOfType<TuningError.CanaryRuns>();

        TuningStage.Taken(await stage.Releases.EndCanaryAsync(TuningStage.Olga, trial.Id, default)).Status.ShouldBe("rolled-back");
        var served = stage.One.Get<ReleaseFeed>();
        await served.LookAsync(default);
        var lived = await stage.Test.ScalarAsync<long>("select count(*) from conversations");
        for (var chat = 1; chat <= lived; chat++)
        {
            await stage.SaysAsync(stage.One, chat, "milk");
        }

        (await stage.Test.ScalarAsync<long>("select count(*) from test_notes")).ShouldBe(lived);
        (await stage.Test.ScalarAsync<long>("select count(*) from quarantine")).ShouldBe(0);
    }

    [Fact]
    public async Task Draft_OfAnotherTenant_IsNotFound()
    {
        await using var stage = await TuningStage.SetAsync();
        var draft = await stage.DraftAsync(s_kinder);
        var other = Guid.NewGuid();
        await stage.Database.EnsureTenantAsync(other, "Another", [Companion.People.Language.En], default);

        (await stage.Drafts.FindAsync(other, draft.Id, default)).Error.ShouldBeOfType<TuningError.NotFound>();
        (await stage.Releases.PublishAsync(TuningStage.Olga with { TenantId = other }, draft.Id, new PublishWish(draft.Revision, "x", null, 100, Moves.Stay), default)).Error.ShouldBeOfType<TuningError.NotFound>();
        (await stage.Drafts.EditAsync(TuningStage.Olga, draft.Id, draft.Revision - 1, [s_kinder], default)).Error.ShouldBeOfType<TuningError.ChangedMeanwhile>();
    }

    [Fact]
    public void Canary_OverManyPeople_TakesItsShareAndAlwaysTheSame()
    {
        var machine = new DialogMachine(DialogCatalogue.Load([]));
        var canary = new CanaryDialogs(Guid.NewGuid(), 20, machine);
        var people = Enumerable.Range(0, 5000).Select(_ => Guid.NewGuid()).ToList();

        var taken = people.Where(canary.Takes).ToList();

        taken.Count.ShouldBeInRange(850, 1150);
        people.Where(canary.Takes).ShouldBe(taken);
        people.Where((canary with { Share = 40 }).Takes).ShouldBe(people.Where(p => canary.Takes(p) || (canary with { Share = 40 }).Takes(p)), "a bigger share keeps those it had");
    }

    private static Node Of(TuningStage stage, long chat) => chat % 2 == 0 ? stage.One : stage.Two;
}
