using Companion.Core.Tests.Conversations;
using Companion.Tuning;

namespace Companion.Core.Tests.Tuning;

/// <summary>A draft is tried without effects: as a chat, and over what people really said.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private static readonly DraftEdit s_kinder = new("set-text", TuningStage.Dialog, Key: "ask", Language: "en", Lines: ["What would you like to note, please?"]);

    private TuningStage _stage = null!; // set before each test

    public async Task InitializeAsync() => _stage = await TuningStage.SetAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [Fact]
    public async Task Talk_OverADraft_SaysItsWordsAndWritesNothing()
    {
        var draft = await _stage.DraftAsync(s_kinder);
        var trial = new DialogTrial(_stage.Sets, _stage.Database, TimeProvider.System);

        var begun = TuningStage.Taken(await trial.BeginAsync(TuningStage.Tenant, new TalkBegin($"draft:{draft.Id}", TuningStage.Dialog, "en"), default));
        var answered = TuningStage.Taken(await trial.StepAsync(TuningStage.Tenant, new TalkStep(begun.Chat, Text: "milk"), default));
        var stopped = TuningStage.Taken(await trial.StepAsync(TuningStage.Tenant, new TalkStep(answered.Chat, Text: "eggs", Answers: [new StandIn("test.write", "stop")]), default));

        begun.Messages.ShouldHaveSingleItem().Text.ShouldBe("What would you like to note, please?");
        begun.State.ShouldBe("ask");
        answered.Commands.ShouldHaveSingleItem().Arguments["note"].ShouldBe("milk");
        answered.Messages.ShouldHaveSingleItem().Text.ShouldContain("Kept milk.");
        stopped.Dialog.ShouldBeNull();
        (await _stage.Test.ScalarAsync<long>("select count(*) from test_notes")).ShouldBe(0);
        (await _stage.Test.ScalarAsync<long>("select count(*) from conversations")).ShouldBe(0);
    }

    [Fact]
    public async Task Talk_WithAForeignOrOldChat_IsRefused()
    {
        var draft = await _stage.DraftAsync(s_kinder);
        var trial = new DialogTrial(_stage.Sets, _stage.Database, TimeProvider.System);
        var begun = TuningStage.Taken(await trial.BeginAsync(TuningStage.Tenant, new TalkBegin($"draft:{draft.Id}", TuningStage.Dialog, "en"), default));

        (await trial.StepAsync(TuningStage.Tenant, new TalkStep("bm90IG91cnM=", Text: "x"), default)).Error.ShouldBeOfType<TuningError.Invalid>();
        TuningStage.Taken(await _stage.Drafts.EditAsync(TuningStage.Olga, draft.Id, draft.Revision, [s_kinder with { Lines = ["Another?"] }], default));
        (await trial.StepAsync(TuningStage.Tenant, new TalkStep(begun.Chat, Text: "x"), default)).Error.ShouldBeOfType<TuningError.DraftChanged>();
    }

    [Fact]
    public async Task DryRun_OverRealConversations_ListsExactlyWhatWouldDiffer()
    {
        foreach (var chat in new long[] { 1, 2, 3 })
        {
            await _stage.SaysAsync(_stage.One, chat, "hello");
            await _stage.SaysAsync(_stage.One, chat, chat == 3 ? "call Olga at 0441234567" : "milk");
        }

        await _stage.SaysAsync(_stage.One, 4, "hello");
        var dryRun = new DialogDryRun(_stage.Sets, _stage.Database, TimeProvider.System);
        var same = await _stage.DraftAsync(new DraftEdit("set-text", TuningStage.Dialog, Key: "drawn", Language: "en", Lines: ["It is drawn."]));
        var other = await _stage.DraftAsync(
            new DraftEdit("set-text", TuningStage.Dialog, Key: "said", Language: "en", Lines: ["Written down: {note}."]),
            new DraftEdit("set", TuningStage.Dialog, "states/ask/next", Value: System.Text.Json.Nodes.JsonNode.Parse("""[ { "when": { "note": "milk" }, "to": "said" }, { "to": "save" } ]""")));

        var quiet = TuningStage.Taken(await dryRun.RunAsync(TuningStage.Olga, same.Id, TuningStage.Dialog, 50, default));
        var loud = TuningStage.Taken(await dryRun.RunAsync(TuningStage.Olga, other.Id, TuningStage.Dialog, 50, default));

        (quiet.Conversations, quiet.Same, quiet.Different, quiet.Unreadable).ShouldBe((4, 4, 0, 0));
        quiet.Turns.ShouldBe(7);
        (loud.Same, loud.Different).ShouldBe((1, 3));
        var milk = loud.Differences.Where(d => d.Heard == "milk").ToList();
        milk.Count.ShouldBe(2);
        milk[0].Kinds.ShouldBe(["text", "command"]);
        milk[0].Before.Commands.ShouldBe(["test.write(note)"]);
        milk[0].After.Commands.ShouldBeEmpty();
        var masked = loud.Differences.Single(d => d.Heard != "milk");
        masked.Kinds.ShouldBe(["text"]);
        masked.Heard.ShouldBe("call ••• at ##########");
        masked.After.Said.ShouldHaveSingleItem().ShouldNotContain("Olga");
    }

    [Fact]
    public async Task Funnel_AfterTalks_CountsWhatBecameOfEachQuestion()
    {
        foreach (var chat in new long[] { 1, 2, 3 })
        {
            await _stage.SaysAsync(_stage.One, chat, "hello");
        }

        await _stage.SaysAsync(_stage.One, 1, "milk");
        await _stage.SaysAsync(_stage.Two, 2, "/stop");
        await _stage.SaysAsync(_stage.Two, 3, new string('x', 300));
        await _stage.One.Get<Companion.Conversations.Counting.TurnCounts>().WriteAsync(default);
        await _stage.Two.Get<Companion.Conversations.Counting.TurnCounts>().WriteAsync(default);
        var insights = new DialogInsights(_stage.Sets, _stage.Database, TimeProvider.System);

        var funnel = TuningStage.Taken(await insights.FunnelAsync(TuningStage.Tenant, TuningStage.Dialog, 30, null, default));
        var missed = TuningStage.Taken(await insights.NotUnderstoodAsync(TuningStage.Olga, TuningStage.Dialog, 30, null, null, default));

        var ask = funnel.States.ShouldHaveSingleItem();
        (ask.State, ask.Reached, ask.Answered, ask.AskedAgain, ask.Left).ShouldBe(("ask", 4, 1, 1, 1), "three came, one of them was asked once more after the answer");
        funnel.Versions.ShouldHaveSingleItem().Current.ShouldBeTrue();
        missed.Groups.ShouldHaveSingleItem().State.ShouldBe("ask");
    }

    [Fact]
    public async Task Adopt_OfAPhrase_MakesItBeginTheDialogAndItsTestPasses()
    {
        var draft = await _stage.DraftAsync();
        var adoption = new DialogAdoption(_stage.Sets, _stage.Drafts);
        draft = TuningStage.Taken(await adoption.AdoptAsync(TuningStage.Olga, draft.Id, new AdoptWish(draft.Revision, "phrase", "people.news", "en", "what happened today"), default));

        draft.Files.ShouldContain("Dialogs/People/texts.en.yaml");
        (await _stage.Sets.FindAsync(TuningStage.Tenant, $"draft:{draft.Id}", default)).Value!.Content("Dialogs/People/texts.en.yaml").ShouldNotBeNull().ShouldContain("what happened today");
    }

    [Theory]
    [InlineData("call my daughter Olga please", "call my daughter ••• please")]
    [InlineData("Давление 120 на 80", "Давление ### на ##")]
    [InlineData("пишите на olga@example.org", "пишите на •••@•••.•••")]
    public void Masking_OfASentence_LeavesNobodyInIt(string said, string masked)
    {
        var result = Masking.Of(said);
        if (!said.Contains('@', StringComparison.Ordinal))
        {
            result.ShouldBe(masked);
        }

        result.ShouldNotContain("Olga");
        result.ShouldNotContain("olga@");
    }
}
