using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

public sealed class DeadlineTests
{
    private static readonly DateTimeOffset s_evening = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wait_BeforeItIsOver_TakesNoAnswerAndOffersNoButtons()
    {
        var talk = new Talk().Says("/waits").Hears("Sit down");

        talk.Says("70").Hears("wait a little").IsAt("pulse");
        talk.Says("70").Hears("little patience").IsAt("pulse");
        talk.Passes(TimeSpan.FromMinutes(1)).Hears("The minute is over.");
        talk.Says("70").IsAt("mood");
    }

    [Fact]
    public void Wait_WhenNobodyWasThereToEndIt_EndsOnce() =>
        new Talk().Says("/waits").StandsStill(TimeSpan.FromDays(2)).Hears("The minute is over.").Passes(TimeSpan.FromHours(1)).HearsNothing();

    [Fact]
    public void Remind_WhenNobodyAnswers_RemindsAsOftenAsToldThenGoesOn()
    {
        var talk = AtMood(new Talk());

        talk.Passes(TimeSpan.FromHours(2)).Hears("How is the mood?").IsAt("mood");
        var first = talk.Text;
        talk.Passes(TimeSpan.FromHours(2)).Hears("How is the mood?").IsAt("mood");
        talk.Text.ShouldNotBe(first);
        talk.Passes(TimeSpan.FromHours(2)).Hears("Another time, then.").IsAt(null);
    }

    [Fact]
    public void Remind_WhenDueInQuietHours_WaitsForTheMorning()
    {
        var talk = AtMood(new Talk(at: s_evening));

        talk.Passes(TimeSpan.FromHours(11)).HearsNothing().IsAt("mood");
        talk.Passes(TimeSpan.FromHours(1)).Hears("How is the mood?");
        talk.Now.Hour.ShouldBe(8);
    }

    [Fact]
    public void Remind_AfterALongStandstill_ComesOnce()
    {
        var talk = AtMood(new Talk());

        talk.StandsStill(TimeSpan.FromDays(10)).Hears("How is the mood?");
        talk.Heard.Count.ShouldBe(1);
        talk.Takes(new WakeInput()).HearsNothing().IsAt("mood");
        talk.Passes(TimeSpan.FromMinutes(119)).HearsNothing();
    }

    [Fact]
    public void Remind_AfterAStandstillThatEndsAtNight_WaitsForTheMorning()
    {
        var talk = AtMood(new Talk());

        talk.StandsStill(TimeSpan.FromHours(14)).HearsNothing().IsAt("mood");
        talk.Passes(TimeSpan.FromHours(8)).Hears("How is the mood?");
    }

    [Fact]
    public void Remind_WhenTheClockIsPutBack_CountsFromThere()
    {
        var talk = AtMood(new Talk());

        talk.StandsStill(TimeSpan.FromDays(-30)).HearsNothing();
        talk.Passes(TimeSpan.FromMinutes(119)).HearsNothing().Passes(TimeSpan.FromMinutes(1)).Hears("How is the mood?");
    }

    /// <summary>Kyiv, 28 March 2027: 03:00 is 04:00. Quiet hours until 03:30 end when that gap ends.</summary>
    [Fact]
    public void Remind_WhenQuietHoursEndInTheGapOfSpring_ComesRightAfterIt()
    {
        var talk = AtMood(new Talk(at: new(2027, 3, 27, 20, 30, 0, TimeSpan.Zero)).LivesIn("Europe/Kyiv", new(21, 30), new(3, 30)));

        talk.WakeAt.ShouldBe(new(2027, 3, 28, 1, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Kyiv, 31 October 2027: 03:30 comes twice, at 00:30 and at 01:30 UTC.</summary>
    [Fact]
    public void Remind_WhenQuietHoursEndInTheDoubleHourOfAutumn_ComesTheSecondTime()
    {
        var talk = AtMood(new Talk(at: new(2027, 10, 30, 20, 30, 0, TimeSpan.Zero)).LivesIn("Europe/Kyiv", new(21, 30), new(3, 30)));

        talk.WakeAt.ShouldBe(new(2027, 10, 31, 1, 30, 0, TimeSpan.Zero));
    }

    /// <summary>Two hours are two hours, whatever the wall clock does in between.</summary>
    [Fact]
    public void Remind_OverAClockChange_CountsRealHours()
    {
        var talk = AtMood(new Talk(at: new(2027, 3, 28, 0, 0, 0, TimeSpan.Zero)).LivesIn("Europe/Kyiv", new(12, 0), new(12, 1)));

        talk.WakeAt.ShouldBe(talk.Now + TimeSpan.FromHours(2));
    }

    [Fact]
    public void Expire_WhenDueByDay_SpeaksAtOnce() =>
        new Talk().Says("/expires").Passes(TimeSpan.FromHours(6)).Hears("Another time, then.").IsAt(null);

    [Fact]
    public void Expire_WhenDueAtNight_SpeaksInTheMorningAndTakesAnAnswerUntilThen()
    {
        var talk = new Talk(at: s_evening).Says("/expires");

        talk.Passes(TimeSpan.FromHours(11)).HearsNothing().IsAt("mood");
        new Talk(at: s_evening) { State = talk.State }.Passes(TimeSpan.Zero).Says("4").Hears("Thank you.");
        talk.Passes(TimeSpan.FromHours(1)).Hears("Another time, then.").IsAt(null);
        talk.Now.Hour.ShouldBe(8);
    }

    [Fact]
    public void Expire_WhenDueByDayButNobodyWasThereUntilNight_SpeaksInTheMorning()
    {
        var talk = new Talk().Says("/expires").StandsStill(TimeSpan.FromHours(13)).HearsNothing().IsAt("mood");

        talk.WakeAt.ShouldBe(new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Expire_WhenItSaysNothing_DoesNotWaitForTheMorning()
    {
        var talk = new Talk(at: s_evening).Says("/quietly");

        talk.Passes(TimeSpan.FromHours(6)).HearsNothing().IsAt(null);
        talk.Ran[^1].Name.ShouldBe("test.note");
    }

    [Fact]
    public void Expire_WhenItWouldUncoverAnotherQuestion_WaitsForTheMorning()
    {
        var talk = new Talk(at: s_evening).Says("/walk").Says("/quietly").Passes(TimeSpan.FromHours(6)).HearsNothing().IsAt("mood");

        talk.Passes(TimeSpan.FromHours(6)).Hears("Who walked?");
    }

    [Fact]
    public void Expire_WhenInDanger_IsNotPutOffByTheNight() =>
        new Talk(at: s_evening + TimeSpan.FromHours(4)).Says("SOS").Passes(TimeSpan.FromHours(1)).Hears("I am glad.");

    /// <summary>Whoever measures at midnight because they feel bad is asked on at midnight.</summary>
    [Fact]
    public void Expire_WhenShort_BelongsToTheConversationAndIsNotPutOff()
    {
        var talk = new Talk(BuiltInSources.Catalogue, at: s_evening + TimeSpan.FromHours(4));
        talk.Answers["diary.assess-pressure"] = CommandOutcome.Of("crisis");

        talk.Says("/measure").Says("blood pressure", "190/125").IsAt("sit-and-repeat");
        talk.Passes(TimeSpan.FromMinutes(20)).IsAt("feel");
    }

    [Fact]
    public void Bursts_OfOneAnswer_AreJoinedAndTakenOnce()
    {
        var talk = AtNote().Says("it was cold", "and windy").HearsNothing().IsAt("note");
        talk.Passes(TimeSpan.FromSeconds(3)).HearsNothing().Says("but nice").HearsNothing();

        talk.Passes(TimeSpan.FromSeconds(4)).Hears("Right?").IsAt("confirm");
        talk.Says("yes");
        talk.Ran[^1].Arguments["note"].ShouldBe(new TextValue("it was cold\nand windy\nbut nice"));
    }

    [Fact]
    public void Bursts_WhenLongerThanTheSlotHolds_AreCutNotRefused()
    {
        var talk = AtNote().Says(new string('a', 150), new string('b', 150));

        talk.Passes(TimeSpan.FromSeconds(4)).IsAt("confirm");
    }

    [Fact]
    public void Bursts_WhenSosComesInBetween_SosGoesFirstAndNothingIsLost()
    {
        var talk = AtNote().Says("it was cold").Says("SOS").Hears("Call 112 now");

        talk.Says("/stop").Hears("Right?").IsAt("confirm");
    }

    private static Talk AtMood(Talk talk) => talk.Says("/waits").Passes(TimeSpan.FromMinutes(1)).Says("70").IsAt("mood");

    private static Talk AtNote() => new Talk().Says("/walk").Says("Anna", "3000", "the park", "yes").IsAt("note");
}
