using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs;

/// <summary>What happens to an answer that cannot be taken.</summary>
public sealed class LadderTests
{
    [Fact]
    public void NotUnderstood_AgainAndAgain_RephrasesGivesAnExampleThenOffersAWayOut()
    {
        var talk = new Talk().Says("/walk").Says("Anna");

        talk.Says("plenty").Hears("How many steps?").IsAt("steps");
        talk.Says("lots").Hears("for example 7").IsAt("steps");
        talk.Says("heaps").Hears("talk to a person").IsAt("steps");
        talk.Buttons.Select(b => b.Label).ShouldBe(["👤 Talk to a person", "✖️ Stop"]);
        talk.Says("120").IsAt("place");
    }

    [Fact]
    public void NotUnderstood_WhenTheDialogHasItsOwnWords_SaysThose()
    {
        var talk = new Talk().Says("/glasses");

        talk.Says("plenty").Hears("I mean water only.");
        talk.Says("lots").Hears("For example: 6.");
    }

    [Fact]
    public void NotUnderstood_WhenTheQuestionCanBeSkipped_OffersThat()
    {
        var talk = new Talk().Says("/glasses").Says("plenty", "lots", "heaps");

        talk.Hears("We can skip this question.");
        talk.Presses("Skip").IsAt("size");
    }

    [Fact]
    public void NotUnderstood_WhenStopIsTapped_Ends() =>
        new Talk().Says("/walk").Says("Anna", "plenty", "lots", "heaps").Presses("Stop").Hears("we'll stop here").IsAt(null);

    [Fact]
    public void NotUnderstood_WhenThereAreButtons_ShowsThemEveryTime()
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120");

        foreach (var words in new[] { "qwx", "qwy", "qwz" })
        {
            talk.Says(words);
            talk.Buttons.ShouldContain(b => b.Label == "The shop");
        }
    }

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ru)]
    [InlineData(Language.Uk)]
    [InlineData(Language.Pt)]
    [InlineData(Language.Vi)]
    public void NotUnderstood_TenTimesRunning_NeverSaysTheSameThrice(Language language)
    {
        var talk = new Talk(language: language).Says("/walk").Says("Anna");
        var said = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            said.Add(talk.Says($"qwxz{i}").Text);
        }

        for (var i = 2; i < said.Count; i++)
        {
            (said[i] == said[i - 1] && said[i] == said[i - 2]).ShouldBeFalse(said[i]);
        }
    }

    [Fact]
    public void NotUnderstood_AtOneQuestionAfterAnother_DoesNotBeginWithTheSameSentence()
    {
        var talk = new Talk().Says("/walk").Says("Anna");
        var first = talk.Says("qwxz").Text.Split('\n')[0];

        var second = talk.Says("120").Says("qwxz").Text.Split('\n')[0];

        second.ShouldNotBe(first);
    }

    [Fact]
    public void Implausible_Twice_SaysWhatIsExpectedThenOffersAWayOut()
    {
        var talk = new Talk().Says("/walk").Says("Anna");

        talk.Says("90000").Hears("from 0 to 50000").Hears("How many steps?").IsAt("steps");
        talk.Says("90000").Hears("from 0 to 50000");
        talk.Says("90000").HearsNot("from 0 to 50000").Hears("talk to a person").IsAt("steps");
    }

    [Theory]
    [InlineData("yes", "tired")]
    [InlineData("no", "place")]
    public void Unclear_WhenAskedBack_TakesYesAndAsksOnAfterNo(string answer, string state)
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120").Says("the park or the shop");
        talk.State.Frames[^1].Ask!.Proposal.ShouldBe(new ChoiceValue("park"));

        talk.Hears("🌳 The park").Says(answer).IsAt(state);
    }

    [Fact]
    public void Unclear_WhenYesIsTapped_TakesIt()
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120").Says("the park or the shop");

        talk.Presses("Yes").IsAt("tired");
    }

    [Fact]
    public void Lost_OutsideAnyQuestion_VariesAndShowsTheMenuEveryTime()
    {
        var talk = new Talk();
        var said = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            said.Add(talk.Says("qwxz").Text);
            talk.Buttons.ShouldContain(b => b.Token == "i:menu");
        }

        said.ShouldBeUnique();
    }
}
