using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

public sealed class TellingTests
{
    private const string News =
        """
        dialog: test.news
        slots:
          what: { type: text, max: 40, argument: true }
        start: say
        states:
          say: { say: news, offer: [ { text: open, dialog: test.dose, with: what } ], end: completed }
        """;

    private const string Dose =
        """
        dialog: test.dose
        button: dose
        slots:
          dose:  { type: text, max: 40, argument: true }
          taken: { type: yes-no }
        start: ask
        states:
          ask:  { ask: dose.ask, expect: { slot: taken }, next: over }
          over: { say: dose.done, end: completed }
        """;

    private static readonly DialogCatalogue Dialogs = TestDialogs.LoadWith(
        "news: \"News: {what}.\"\nopen: \"Open\"\ndose.ask: \"Taken {dose}?\"\ndose.done: \"Done: {dose}.\"\n",
        TestDialogs.Walk, TestDialogs.Sos, TestDialogs.Expires, News, Dose);

    [Fact]
    public void Told_AtOnceInTheMiddleOfAQuestion_IsSaidAndTheQuestionStands()
    {
        var talk = new Talk(Dialogs).Says("/walk").Says("Anna");

        talk.Takes(Tell(BeginWhen.AtOnce, "a")).Hears("News: a.").Hears("How many steps?").IsAt("steps");
    }

    [Fact]
    public void Told_SoonInTheMiddleOfAQuestion_WaitsUntilNobodyAnswers()
    {
        var talk = new Talk(Dialogs).Says("/walk").Says("Anna");

        talk.Takes(Tell(BeginWhen.Soon, "a")).HearsNothing();
        talk.Takes(Tell(BeginWhen.Soon, "b")).HearsNothing();
        talk.Passes(TimeSpan.FromMinutes(11)).Hears("News: a.").Hears("News: b.").Hears("How many steps?");
    }

    [Fact]
    public void Told_InTheNightWhatMayWait_ComesInTheMorning()
    {
        var talk = new Talk(Dialogs, at: new(2026, 11, 20, 22, 0, 0, TimeSpan.Zero));

        talk.Takes(Tell(BeginWhen.Daytime, "a")).HearsNothing();
        talk.Says("/walk").HearsNot("News").Says("/stop").HearsNot("News");
        talk.Passes(TimeSpan.FromHours(9.5)).HearsNothing();
        talk.Passes(TimeSpan.FromHours(1)).Hears("News: a.");
        talk.Now.Hour.ShouldBe(8);
    }

    [Fact]
    public void Told_DuringAnAlarm_WaitsForItsEnd() =>
        new Talk(Dialogs).Says("SOS").Takes(Tell(BeginWhen.AtOnce, "a")).HearsNothing().Says("yes").Hears("I am glad.").Hears("News: a.");

    [Fact]
    public void Told_OfADialogThatIsOpenWithOtherArguments_IsAskedToo()
    {
        var talk = new Talk(Dialogs).Takes(Dosed("one")).Hears("Taken one?");

        talk.Takes(Dosed("two")).Hears("Taken two?");
        talk.Says("yes").Hears("Done: two.").Hears("Taken one?");
        talk.Says("yes").Hears("Done: one.").IsAt(null);
    }

    [Fact]
    public void Told_OfTheSameAgain_IsAskedAgainButStaysOne()
    {
        var talk = new Talk(Dialogs).Takes(Dosed("one")).Takes(Dosed("one")).Hears("Taken one?");

        talk.State.Frames.Length.ShouldBe(1);
    }

    [Fact]
    public void Button_WithAnArgument_BeginsItsDialogFromAnyStateAndAgain()
    {
        var talk = new Talk(Dialogs).Takes(Tell(BeginWhen.AtOnce, "one"));
        var token = talk.Token("Open");
        token.ShouldBe("i:dialog.test.dose:one");
        talk.Says("/walk").Says("Anna");

        talk.Taps(token).Hears("Taken one?");
        talk.Taps(token).Hears("Taken one?");
        talk.State.Frames.Length.ShouldBe(2);
        talk.Says("yes").Hears("Done: one.").Hears("How many steps?").IsAt("steps");
        talk.Taps(token).Hears("Taken one?");
    }

    [Theory]
    [InlineData("i:dialog.test.dose")]
    [InlineData("i:dialog.test.dose:")]
    [InlineData("i:dialog.test.expires:x")]
    [InlineData("i:dialog.none:x")]
    [InlineData("i:dialog.test.news:x")]
    public void Button_ThatNoDialogAsksFor_BeginsNothing(string token)
    {
        var talk = new Talk(Dialogs).Taps(token);

        talk.IsAt(null);
        talk.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void Compact_OfAnId_IsReadBackAndFitsAButton()
    {
        var id = Guid.NewGuid();

        OpenToken.Id(OpenToken.Compact(id)).ShouldBe(id);
        OpenToken.Compact(id).Length.ShouldBe(22);
        OpenToken.Id("' or 1=1 --").ShouldBeNull();
        OpenToken.Id(null).ShouldBeNull();
        Should.Throw<ArgumentException>(() => OpenToken.Of("test.dose", new string('x', 64)));
    }

    private static BeginInput Tell(BeginWhen when, string what) => BeginInput.Of("test.news", when, ("what", new TextValue(what)));

    private static BeginInput Dosed(string dose) => BeginInput.Of("test.dose", BeginWhen.AtOnce, ("dose", new TextValue(dose)));
}
