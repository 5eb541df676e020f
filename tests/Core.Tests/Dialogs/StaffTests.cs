using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

/// <summary>While a human talks the machine is silent, but for alarms.</summary>
public sealed class StaffTests
{
    [Fact]
    public void Words_WhileAHumanTalks_AreNotAnsweredAndTheQuestionStandsAfterwards()
    {
        var talk = new Talk().Says("/walk").Says("Anna").IsAt("steps");
        talk.Takes(new StaffInput(StaffNews.Here)).Hears("person from our team");

        talk.Says("1000").HearsNothing().IsAt("steps");
        talk.Says("menu").HearsNothing();
        talk.Passes(TimeSpan.FromDays(2)).HearsNothing();

        talk.Takes(new StaffInput(StaffNews.Left)).Hears("with you again").IsAt("steps");
        talk.Says("1000").IsAt("place");
    }

    [Fact]
    public void Sos_WhileAHumanTalks_IsAnsweredAsEver()
    {
        var talk = new Talk();
        talk.Takes(new StaffInput(StaffNews.Here));

        talk.Says("help me please SOS");

        talk.State.Dialog.ShouldBe("safety.sos");
        talk.Heard.ShouldNotBeEmpty();
    }

    [Fact]
    public void SosButton_WhileAHumanTalks_IsAnsweredAsEver()
    {
        var talk = new Talk();
        talk.Takes(new StaffInput(StaffNews.Here)).Taps("i:sos");

        talk.State.Dialog.ShouldBe("safety.sos");
    }

    [Fact]
    public void Reminder_WhileAHumanTalks_WaitsForTheEnd()
    {
        var talk = new Talk();
        talk.Takes(new StaffInput(StaffNews.Here));

        talk.Begins("test.walk").HearsNothing();
        talk.Takes(new StaffInput(StaffNews.Left));

        talk.State.Dialog.ShouldBe("test.walk");
    }

    [Fact]
    public void End_WhenNobodyTalked_SaysNothing() => new Talk().Takes(new StaffInput(StaffNews.Left)).HearsNothing();
}
