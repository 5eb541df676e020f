using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs;

public sealed class CorrectionTests
{
    [Fact]
    public void Back_WhenAnswersDependOnTheCorrectedOne_AsksOnlyThoseAgain()
    {
        var talk = Walked().Says("back").Hears("Tired after 3000 steps?");

        talk.Says("back").Hears("Where to?");
        talk.Says("back").Hears("How many steps?");
        talk.Says("4000").Hears("Tired after 4000 steps?").HearsNot("Where to?").IsAt("tired");
        talk.Says("no").Hears("Anything to add?");
    }

    [Fact]
    public void Back_WhenNothingDepends_GoesStraightOn()
    {
        var talk = Walked().Says("back", "back");

        talk.Says("the shop").Hears("Anything to add?").IsAt("note");
    }

    [Fact]
    public void Back_WhenNothingWasAnswered_SaysSoAndStays() =>
        new Talk().Says("/walk").Says("back").Hears("nothing to correct").Hears("Who walked?").IsAt("who");

    [Fact]
    public void Back_WhenACalledDialogHasNoAnswerYet_GoesBackToTheCaller()
    {
        var talk = new Talk().Says("/outer").Says("100").Hears("How is the mood?");

        talk.Says("back").Hears("How many steps?").IsAt("steps");
        talk.Says("200").Hears("How is the mood?").Says("5").Hears("Thank you.").IsAt(null);
    }

    [Theory]
    [InlineData(Language.En, "No, 130")]
    [InlineData(Language.Ru, "нет, 130")]
    [InlineData(Language.Uk, "ні, 130")]
    [InlineData(Language.Pt, "não, 130")]
    [InlineData(Language.Vi, "không, 130")]
    public void NoAndAnotherValue_WhenTheLastAnswerWasANumber_CorrectsIt(Language language, string text)
    {
        var talk = new Talk(language: language).Says("/walk").Says("Anna", "120");

        talk.Says(text).Hears("130").Hears("Where to?").IsAt("place");
        talk.Says("the park").Hears("Tired after 130 steps?");
    }

    [Fact]
    public void NoAndWords_WhenAnOpenQuestionAsksForText_IsAnAnswer()
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120", "the park", "no").IsAt("note");

        talk.Says("No, the shop was closed").Passes(TimeSpan.FromSeconds(4)).Hears("to: 🌳 The park").IsAt("confirm");
    }

    [Fact]
    public void NoAndALongerSentence_WhenAYesNoQuestionIsOpen_AnswersIt()
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120", "the park").IsAt("tired");

        talk.Says("no, the shop").Hears("The shop").IsAt("tired");
        talk.Says("no, the shop was near enough").IsAt("note");
    }

    [Fact]
    public void Edit_WhenTheAnswerIsBehind_CorrectsItAndKeepsTheOpenQuestion()
    {
        var talk = new Talk().Says("/walk").Says("Anna").SaysAs("m1", "120").Says("the park");
        var token = talk.Token("Yes");

        talk.Edits("m1", "1300").Hears("Corrected").Hears("1300").IsAt("tired").Hears("Tired after 1300 steps?");
        talk.Taps(token).IsAt("tired"); // it was asked with another number
    }

    [Fact]
    public void Edit_WhenTheOpenQuestionDoesNotDepend_OnlyRemindsOfItAndItsButtonsHold()
    {
        var talk = new Talk().Says("/walk").SaysAs("m0", "Anna").Says("120");
        var token = talk.Token("The shop");

        talk.Edits("m0", "Olena").Hears("Corrected").Hears("Where to?").IsAt("place");
        talk.Taps(token).IsAt("tired");
    }

    [Fact]
    public void Edit_WhenAChoiceIsCorrected_NamesItByItsButton() =>
        new Talk().Says("/walk").Says("Anna", "120").SaysAs("m3", "the park").Edits("m3", "the shop").Hears("The shop").HearsNot("**shop**");

    [Fact]
    public void Edit_WhenNotUnderstood_KeepsTheOldAnswer() =>
        new Talk().Says("/walk").Says("Anna").SaysAs("m1", "120").Edits("m1", "mnogo").Hears("I kept the old one").Hears("Where to?").IsAt("place");

    [Fact]
    public void Edit_WhenTheDialogIsOver_SaysItIsTooLate() =>
        new Talk().Says("/expires").SaysAs("m1", "4").IsAt(null).Edits("m1", "5").Hears("can't be corrected any more").IsAt(null);

    [Fact]
    public void Edit_WhenTheMessageWasNotUnderstood_IsTheAnswer() =>
        new Talk().Says("/walk").Says("Anna").SaysAs("m1", "mnogo").IsAt("steps").Edits("m1", "120").Hears("Where to?").IsAt("place");

    [Fact]
    public void Edit_WhenItCriesForHelp_StartsSos() =>
        new Talk().Says("/walk").SaysAs("m1", "Anna").Edits("m1", "SOS").Hears("Call 112 now").IsAt("call");

    [Fact]
    public void Edit_WhenTheMessageIsAboutToBeJoined_ReplacesIt()
    {
        var talk = Walked().SaysAs("m1", "it was coold").Edits("m1", "it was cold").HearsNothing();

        talk.Passes(TimeSpan.FromSeconds(4)).IsAt("confirm");
        talk.Says("yes");
        talk.Ran[^1].Arguments["note"].ShouldBe(new TextValue("it was cold"));
    }

    [Fact]
    public void Correct_WhenTheDialogOffersIt_AsksThatAndComesBack()
    {
        var talk = Walked().Says("/skip").Hears("Right?");

        talk.Says("no").Hears("Where to?");
        talk.Says("the shop").Hears("Anna made 3000 steps to: The shop. Right?").IsAt("confirm");
        talk.Says("no").Hears("Where to?").Says("back home").Hears("Back home").Says("yes").Hears("Thank you.").IsAt(null);
        talk.Ran.Count.ShouldBe(1);
    }

    [Fact]
    public void Back_WhenAWorkItemWasAwaited_DoesNotWaitForItAgain()
    {
        var talk = new Talk().Says("/chart").Hears("I am drawing.");
        talk.Takes(new WorkDoneInput("chart", true, "{}")).Hears("How is the mood?");

        talk.Says("4").Hears("And the mood now?").Says("back").Hears("How is the mood?").Says("5").IsAt("again");
        talk.Ran.Count.ShouldBe(1);
    }

    private static Talk Walked() => new Talk().Says("/walk").Says("Anna", "3000", "the park", "yes").IsAt("note");

    private const string Clock =
        """
        dialog: test.clock
        commands: [clock]
        slots:
          hour:  { type: number, min: 0, max: 23, optional: true }
          tired: { type: yes-no }
        start: hour
        states:
          hour:  { ask: steps.ask, expect: { slot: hour, skippable: true }, next: set }
          set:   { do: test.set-clock, save: { hour: hour }, next: tired }
          tired: { ask: clock.ask, expect: { slot: tired }, next: over }
          over:  { say: done, end: completed }
        """;

    private static Talk AskedTheHour()
    {
        var talk = new Talk(TestDialogs.LoadWith("clock.ask: 'It is {hour}. Tired?'", Clock, TestDialogs.Sos, TestDialogs.Language));
        talk.Answers["test.set-clock"] = CommandOutcome.Ok with { Values = CommandOutcome.Ok.Values.Add("hour", new NumberValue(7)) };
        return talk.Says("/clock").Hears("How many steps?");
    }

    [Fact]
    public void Save_WhenTheSlotWasSkipped_FillsIt() => AskedTheHour().Says("skip").Hears("It is 7.").IsAt("tired");

    [Fact]
    public void Save_WhenTheSlotWasAnswered_StandsFromThenOn() => AskedTheHour().Says("9").Hears("It is 7.").IsAt("tired");

    [Fact]
    public void Back_WhenTheAnswerStandsBehindASavedOutput_AsksItAgain()
    {
        var talk = AskedTheHour().Says("9").Says("back").Hears("How many steps?").IsAt("hour");
        talk.Answers["test.set-clock"] = CommandOutcome.Ok;

        talk.Says("10").Hears("It is 10.").IsAt("tired");
    }
}
