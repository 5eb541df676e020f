using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Tests.Dialogs.Replacement;

public sealed class ReplacementTests
{
    private const string One =
        """
        dialog: test.walk
        commands: [walk]
        slots:
          steps: { type: number, min: 0, max: 50000 }
          place: { type: choice, options: [park, shop, home] }
        start: steps
        states:
          steps: { ask: steps.ask, expect: { slot: steps }, next: place }
          place: { ask: place.ask, expect: { slot: place }, next: save }
          save:  { do: test.save, say: done, end: completed }
        """;

    private static readonly Dictionary<string, CommandSignature> s_commands = new()
    {
        ["test.save"] = Companion.Conversations.Signatures.Define("test.save", inputs: ["steps: number", "place: choice?"]),
    };

    private static readonly string s_two = One.Replace("  place: { ask", "  where: { ask", StringComparison.Ordinal).Replace("next: place", "next: where", StringComparison.Ordinal);

    [Fact]
    public void CanReplace_WhenEverybodyStaysOnTheirVersion_IsAllowed() => Verdict(One, s_two, "place").Allowed.ShouldBeTrue();

    [Fact]
    public void CanReplace_WhenTheVersionIsNotKept_IsRefused() =>
        Replace(One, s_two, new LivePosition("test.walk", "000000000000", "place")).ShouldBe("nobody has kept that version");

    [Fact]
    public void CanReplace_WhenACommandOfTheOldVersionIsGone_IsRefused()
    {
        var two = s_two.Replace("test.save", "test.keep", StringComparison.Ordinal);
        var commands = new Dictionary<string, CommandSignature> { ["test.keep"] = s_commands["test.save"] with { Name = "test.keep" } };
        var (old, next) = (TestDialogs.Load(One), TestDialogs.Load(two));

        var verdict = DialogReplacement.CanReplace(old, next, commands, [At(old, "place")], []);

        verdict.Stranded.ShouldHaveSingleItem().Reason.ShouldContain("there is no command test.save");
    }

    [Fact]
    public void CanReplace_WhenACalledDialogIsGone_IsRefusedOnlyForThoseWhoStillGoThere()
    {
        const string outer =
            """
            dialog: test.walk
            slots:
              steps: { type: number, min: 0, max: 50000 }
            start: steps
            states:
              steps: { ask: steps.ask, expect: { slot: steps }, next: inner }
              inner: { call: test.expires, then: last }
              last:  { ask: mood.again, expect: { slot: steps }, next: over }
              over:  { end: completed }
            """;
        var (old, next) = (TestDialogs.Load(outer, TestDialogs.Expires), TestDialogs.Load(One));

        var verdict = DialogReplacement.CanReplace(old, next, s_commands, [At(old, "steps"), At(old, "last")], []);

        var stranded = verdict.Stranded.ShouldHaveSingleItem();
        stranded.Position.State.ShouldBe("steps");
        stranded.Reason.ShouldContain("calls test.expires, which does not exist");
    }

    [Fact]
    public void CanReplace_WhenTheMapLeadsToTheSameQuestion_IsAllowed() => Verdict(One, s_two, "place", ("place", "where")).Allowed.ShouldBeTrue();

    [Theory]
    [InlineData("nowhere", "there is no state 'nowhere'")]
    [InlineData("save", "another kind of place")]
    public void CanReplace_WhenTheMapLeadsWhereNobodyCanStand_IsRefused(string to, string reason) =>
        Verdict(One, s_two, "place", ("place", to)).Stranded.ShouldHaveSingleItem().Reason.ShouldContain(reason);

    [Fact]
    public void CanReplace_WhenTheNewPlaceNeedsWhatIsNotSaidYet_IsRefused() =>
        Verdict(One, s_two, "steps", ("steps", "where")).Stranded.ShouldHaveSingleItem().Reason
            .ShouldBe("'steps' is taken as filled at 'where', and may be empty at 'steps'");

    [Fact]
    public void CanReplace_WhenAnOldAnswerIsNoneOfTheNewOnes_IsRefused()
    {
        var two = One.Replace("  steps: { type: number, min: 0, max: 50000 }", "  steps: { type: text }", StringComparison.Ordinal);

        Verdict(One, two, "place", ("place", "place")).Stranded.ShouldHaveSingleItem().Reason.ShouldContain("'steps' may hold a value that the new version does not know");
    }

    [Fact]
    public void CanReplace_WhenTheMapIsForAnotherVersion_IsRefused()
    {
        var (old, next) = (TestDialogs.Load(One), TestDialogs.Load(s_two));
        var map = new StateMap("test.walk", old.Find("test.walk")!.Version, "other", States(("place", "where")));

        DialogReplacement.CanReplace(old, next, s_commands, [At(old, "place")], [map])
            .Stranded.ShouldHaveSingleItem().Reason.ShouldContain("version other, which does not take over");
    }

    [Fact]
    public void Move_WhenTheQuestionIsTheSame_IsSilentAndItsButtonsHold()
    {
        var (next, talk) = Standing(s_two);
        var token = talk.Token("The shop");

        talk.Takes(Move(talk, next, ("place", "where"))).HearsNothing().IsAt("where");
        talk.State.Version.ShouldBe(next.Find("test.walk")!.Version);
        talk.Taps(token).Hears("Thank you.").IsAt(null);
        talk.Ran[^1].Arguments["steps"].ShouldBe(new NumberValue(3000));
    }

    [Fact]
    public void Move_WhenTheQuestionIsAnother_AsksItInShort()
    {
        var (next, talk) = Standing(s_two.Replace("place: { type: choice, options: [park, shop, home] }", "place: { type: choice, options: [home, park, shop] }", StringComparison.Ordinal));
        var token = talk.Token("The shop");

        talk.Takes(Move(talk, next, ("place", "where"))).Hears("Where to?").IsAt("where");
        talk.Taps(token).Hears("already passed").IsAt("where");
    }

    [Fact]
    public void Move_WhenTheStateIsNotInTheMap_StaysOnTheOldVersion()
    {
        var (next, talk) = Standing(s_two);
        var before = talk.State.Version;

        talk.Takes(Move(talk, next, ("steps", "steps"))).HearsNothing().IsAt("place");
        talk.State.Version.ShouldBe(before);
        talk.Says("the park").Hears("Thank you.");
    }

    [Fact]
    public void Move_WhenDone_BackStillKnowsTheAnswers()
    {
        var (next, talk) = Standing(s_two);

        talk.Takes(Move(talk, next, ("place", "where"))).Says("back").Hears("How many steps?").Says("10").IsAt("where");
    }

    [Fact]
    public void Begin_AfterAnUpdate_UsesTheNewVersionWhileTheOldOneGoesOn()
    {
        var old = TestDialogs.Load(One);
        var next = TestDialogs.Load(s_two).WithVersions(old.Current);
        var talk = new Talk(old).Says("/walk").Says("3000");
        var later = new Talk(next) { State = talk.State };

        later.Says("the park").Hears("Thank you.").IsAt(null);
        later.Says("/walk").Says("3000").IsAt("where");
    }

    private static (DialogCatalogue Next, Talk Talk) Standing(string two)
    {
        var old = TestDialogs.Load(One);
        var next = TestDialogs.Load(two).WithVersions(old.Current);
        var talk = new Talk(old).Says("/walk").Says("3000").IsAt("place");
        return (next, new Talk(next) { State = talk.State }.Says("repeat"));
    }

    private static MoveInput Move(Talk talk, DialogCatalogue next, params (string, string)[] states) =>
        new(new("test.walk", talk.State.Version!, next.Find("test.walk")!.Version, States(states)));

    private static ReplacementVerdict Verdict(string one, string two, string state, params (string, string)[] states)
    {
        var (old, next) = (TestDialogs.Load(one), TestDialogs.Load(two));
        var at = At(old, state);
        StateMap[] maps = states.Length == 0 ? [] : [new("test.walk", at.Version, next.Find("test.walk")!.Version, States(states))];
        return DialogReplacement.CanReplace(old, next, s_commands, [at], maps);
    }

    private static string? Replace(string one, string two, LivePosition at) =>
        DialogReplacement.CanReplace(TestDialogs.Load(one), TestDialogs.Load(two), s_commands, [at], []).Stranded.SingleOrDefault()?.Reason;

    private static LivePosition At(DialogCatalogue old, string state) => new("test.walk", old.Find("test.walk")!.Version, state);

    private static ImmutableSortedDictionary<string, string> States(params (string From, string To)[] states) =>
        states.ToImmutableSortedDictionary(s => s.From, s => s.To);
}
