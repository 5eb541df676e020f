using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

public sealed class ButtonTests
{
    [Fact]
    public void Tap_Twice_ChangesNothingTheSecondTime()
    {
        var talk = AtPlace();
        var token = talk.Token("The shop");
        talk.Taps(token).IsAt("tired");

        talk.Taps(token).Hears("already passed").Hears("Tired after 120 steps?").IsAt("tired");
    }

    [Fact]
    public void Tap_OnAQuestionOfAnEndedDialog_SaysSoAndShowsTheWayOn()
    {
        var talk = AtPlace();
        var token = talk.Token("The shop");
        talk.Says("stop");

        talk.Taps(token).Hears("already passed").IsAt(null);
        talk.Buttons.ShouldContain(b => b.Token == "i:menu");
    }

    [Fact]
    public void Tap_OnAStopThatWasTaken_DoesNotStopTheDialogBelow()
    {
        var talk = new Talk().Says("/walk").Says("/glasses").Says("plenty", "lots", "heaps");
        var token = talk.Token("Stop");
        talk.Taps(token).IsAt("who");

        talk.Taps(token).IsAt("who");
    }

    [Theory]
    [InlineData("a1.0.0")]
    [InlineData("a.0.1f")]
    [InlineData("axyz.0.1")]
    [InlineData("a1..1")]
    [InlineData("a1.-1.1")]
    [InlineData("a1.99999999999.1")]
    [InlineData("affffffffffffffffff.0.1")]
    [InlineData("i:")]
    [InlineData("i:nothing-like-it")]
    [InlineData("i:dialog.safety.secret")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void Tap_WhenForged_IsAnsweredKindlyAndChangesNothing(string token) =>
        AtPlace().Taps(token).Hears("no longer works").Hears("Where to?").IsAt("place");

    [Fact]
    public void Tap_WithTheTokenOfAnotherPerson_ChangesNothing()
    {
        var talk = AtPlace();
        var ask = talk.State.Frames[^1].Ask!.Id;

        talk.Taps(AskToken.Option(ask, 1, Guid.NewGuid())).Hears("no longer works").IsAt("place");
        talk.Taps(AskToken.Option(ask, 1, talk.State.Profile.PersonId)).IsAt("tired");
    }

    [Fact]
    public void Tap_OnAnOptionThatIsNotThere_ChangesNothing()
    {
        var talk = AtPlace();

        talk.Taps(AskToken.Option(talk.State.Frames[^1].Ask!.Id, 3, talk.State.Profile.PersonId)).Hears("already passed").IsAt("place");
    }

    [Fact]
    public void Tap_OnSkipOfAQuestionThatNeedsAnAnswer_SaysSo()
    {
        var talk = AtPlace();

        talk.Taps(AskToken.Skip(talk.State.Frames[^1].Ask!.Id, talk.State.Profile.PersonId)).Hears("I do need this answer").IsAt("place");
    }

    [Fact]
    public void Tokens_OfTheLongestNumbers_FitTheChannel()
    {
        string[] tokens =
        [
            AskToken.Option(long.MaxValue, int.MaxValue, Guid.Empty), AskToken.Page(long.MaxValue, int.MaxValue, Guid.Empty),
            AskToken.Skip(long.MaxValue, Guid.Empty), AskToken.Cancel(long.MaxValue, Guid.Empty),
        ];

        tokens.ShouldAllBe(t => t.Length <= 64);
    }

    [Fact]
    public void More_WhenThereAreManyOptions_TurnsThePagesAndComesRound()
    {
        var talk = new Talk().Says("/pages");
        Labels(talk).ShouldBe(["January", "February", "March", "April", "May", "June", "July", "More ▶"]);

        talk.Presses("More").Hears("Which month?").IsAt("month");
        Labels(talk).ShouldBe(["August", "September", "October", "November", "December", "More ▶"]);
        talk.Presses("More");
        Labels(talk)[0].ShouldBe("January");
    }

    [Fact]
    public void More_WhenTurned_TheButtonsOfTheFirstPageStillHold()
    {
        var talk = new Talk().Says("/pages");
        var march = talk.Token("March");

        talk.Presses("More").Taps(march).Hears("You chose March.");
    }

    [Fact]
    public void Words_OfAnOptionOnAnotherPage_AreTaken() => new Talk().Says("/pages").Says("november").Hears("You chose November.");

    private static List<string> Labels(Talk talk) => [.. talk.Buttons.Select(b => b.Label)];

    private static Talk AtPlace() => new Talk().Says("/walk").Says("Anna", "120").IsAt("place");
}
