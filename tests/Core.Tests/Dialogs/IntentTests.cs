using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Tests.Dialogs;

public sealed class IntentTests
{
    public static TheoryData<Language, string> Cries => new()
    {
        { Language.En, "SOS" }, { Language.En, "help me" }, { Language.Ru, "помогите" }, { Language.Uk, "допоможіть" },
        { Language.Pt, "socorro" }, { Language.Vi, "cứu tôi với" }, { Language.Vi, "🆘" },
    };

    [Theory]
    [MemberData(nameof(Cries))]
    public void Sos_WhenCriedInAnyState_StartsAtOnceInItsLane(Language language, string cry)
    {
        foreach (var (dialog, state) in AllStates(BuiltInSources.Catalogue).Where(s => s.Dialog.Name != "safety.sos"))
        {
            var talk = new Talk(BuiltInSources.Catalogue, language) { State = At(dialog, state, language) };

            talk.Says(cry);

            talk.State.Dialog.ShouldBe("safety.sos", $"{dialog.Name}/{state.Name}");
            talk.Heard.ShouldNotBeEmpty();
            talk.Heard[0].Lane.ShouldBe(Lane.Sos);
        }
    }

    [Theory]
    [MemberData(nameof(Cries))]
    public void Sos_WhenOver_ReturnsToTheQuestionInALine(Language language, string cry)
    {
        var talk = new Talk(language: language).Says("/walk").Says("Anna", "120");

        talk.Says(cry).IsAt("call").Says("/stop").Hears("I am glad.").Hears("Where to?").IsAt("place");
    }

    [Fact]
    public void Sos_WhenCriedTwice_StaysOne()
    {
        var talk = new Talk().Says("/walk").Says("SOS", "SOS");

        talk.State.Frames.Length.ShouldBe(2);
        talk.Hears("Call 112 now");
    }

    [Fact]
    public void Sos_WhenOpen_IsNotInterruptedByWhatIsQueued()
    {
        var talk = new Talk().Says("SOS").Begins("test.expires").HearsNothing();

        talk.Passes(TimeSpan.FromMinutes(50)).HearsNothing().IsAt("call");
        talk.Says("yes").Hears("How is the mood?");
    }

    [Fact]
    public void Sos_WhenManyDialogsAreSuspended_IsNotLetGo()
    {
        var talk = new Talk().Says("SOS");
        foreach (var command in new[] { "/walk", "/waits", "/expires", "/pages", "/outer", "/chart", "/language" })
        {
            talk.Says(command);
        }

        talk.State = talk.State with { Frames = [.. talk.State.Frames.Select(f => f with { CalledBy = null }), .. Enumerable.Repeat(talk.State.Frames[^1], 3)] };
        talk.Says("/walk").Says("/outer");

        talk.State.Frames[0].Dialog.ShouldBe("safety.sos");
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("/stop")]
    [InlineData("/cancel")]
    public void Cancel_WhenADialogIsOpen_EndsIt(string words) => new Talk().Says("/walk").Says("Anna").Says(words).Hears("we'll stop here").IsAt(null);

    [Fact]
    public void Cancel_WhenACalledDialogIsOpen_EndsItsCallerToo() => new Talk().Says("/outer").Says("5", "stop").Hears("we'll stop here").IsAt(null);

    [Fact]
    public void Cancel_WhenADigressionIsOpen_TheRestBelowGoesOn() =>
        new Talk().Says("/walk").Says("Anna").Says("/expires").Says("stop").Hears("we'll stop here").Hears("How many steps?").IsAt("steps");

    [Fact]
    public void Cancel_WhenNothingIsOpen_SaysSo() => new Talk().Says("stop").Hears("Nothing is going on");

    [Fact]
    public void Digression_WhenOver_RemindsInALineAndKeepsTheAnswers()
    {
        var talk = Noted().Says("/expires").Hears("How is the mood?");

        talk.Says("4").Hears("Let's go on where we stopped.").Hears("Anything to add?").HearsNot("A note is always welcome").IsAt("note");
        talk.Says("/skip").Hears("Anna made 3000 steps");
    }

    [Fact]
    public void Digression_WhenLeftLying_IsLetGoSilently()
    {
        var talk = new Talk().Says("/walk").Says("Anna").Says("/pages").IsAt("month");

        talk.Passes(TimeSpan.FromHours(3)).HearsNothing().IsAt("steps");
    }

    [Fact]
    public void BeginAgain_WhenItIsOpen_GoesOnWithWhatItCalled()
    {
        var talk = new Talk().Says("/outer").Says("5").Says("/pages").Says("/outer");

        talk.Hears("How is the mood?").IsAt("mood");
        talk.State.Frames.Length.ShouldBe(2);
    }

    [Fact]
    public void Repeat_WhenAQuestionIsOpen_SaysItFully() => Noted().Says("repeat").Hears("A note is always welcome.");

    [Fact]
    public void Help_WhenAQuestionIsOpen_HelpsAndReminds() => Noted().Says("/help").Hears("“Back” corrects").Hears("Anything to add?").IsAt("note");

    [Fact]
    public void Menu_WhenAQuestionIsOpen_OffersToGoBackToIt()
    {
        var talk = Noted().Says("menu");

        talk.Presses("Back to the question").Hears("Anything to add?").IsAt("note");
    }

    [Fact]
    public void Human_WhenThereIsNoDialogForIt_SaysWhatToDo() => Noted().Says("/human").Hears("emergency number").IsAt("note");

    [Fact]
    public void Language_WhenChangedInTheMiddle_GoesOnInTheNewOne()
    {
        var talk = new Talk().Says("/walk").Says("Anna", "120").Says("/language").Hears("Which language?");
        talk.Answers["people.set-language"] = CommandOutcome.Ok with { Profile = talk.State.Profile with { Language = Language.Ru } };

        talk.Says("Русский").IsAt("place").Hears("Where to?");
        talk.State.Profile.Language.ShouldBe(Language.Ru);
        talk.Says("/help").Hears("Отвечайте кнопкой");
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("/skip")]
    public void Skip_WhenAllowed_LeavesTheSlotEmpty(string words)
    {
        var talk = Noted().Says(words).IsAt("confirm").Says("yes");

        talk.Ran[^1].Arguments.ContainsKey("note").ShouldBeFalse();
    }

    [Fact]
    public void Skip_WhenNotAllowed_SaysThatItIsNeeded() => new Talk().Says("/walk").Says("skip").Hears("I do need this answer").IsAt("who");

    [Fact]
    public void Reaction_WhenItComes_IsSilent() => Noted().Takes(new UnsupportedInput("reaction")).HearsNothing().IsAt("note");

    [Fact]
    public void Sticker_WhenItComes_IsAnswered() => Noted().Takes(new UnsupportedInput("sticker")).Hears("How nice").Hears("Anything to add?");

    [Fact]
    public void LivePosition_WhenNobodyAskedForIt_IsSilent() =>
        Noted().Takes(new LocationInput(new LocationValue(50, 30, null, Live: true))).HearsNothing().IsAt("note");

    [Fact]
    public void Position_WhenNobodyAskedForIt_IsAnswered() => Noted().Takes(new LocationInput(new LocationValue(50, 30))).Hears("Anything to add?");

    private static Talk Noted() => new Talk().Says("/walk").Says("Anna", "3000", "the park", "yes").IsAt("note");

    [Fact]
    public void Yes_AfterAGuessAtAWish_BeginsIt()
    {
        var talk = new Talk().Says("went out").Hears("Is this what you would like?").IsAt(null);

        talk.Says("yes please").Hears("Who walked?").IsAt("who");
    }

    [Fact]
    public void No_AfterAGuessAtAWish_ShowsTheMenu() =>
        new Talk().Says("went out").Says("no").Hears("What would you like to do?").IsAt(null);

    [Fact]
    public void Yes_WhenNothingWasGuessedJustNow_IsNoWish() =>
        new Talk().Says("went out").Says("thank you").Says("yes").HearsNot("Who walked?").IsAt(null);

    [Fact]
    public void Thanks_WhenNothingIsOpen_AreAnsweredInKind() => new Talk().Says("thank you so much, dear").Hears("very welcome").HearsNot("understand").IsAt(null);

    [Fact]
    public void Thanks_WhenAQuestionIsOpen_KeepItOpenAndCountAsNoMiss()
    {
        var talk = new Talk().Says("/walk").Says("Anna");

        talk.Says("thank you").Hears("very welcome").Hears("How many steps?").IsAt("steps");
        talk.Says("thank you").Says("thank you").Hears("very welcome").HearsNot("stop here").IsAt("steps");
        talk.Says("120").IsAt("place");
    }

    internal static IEnumerable<(DialogDefinition Dialog, StateDefinition State)> AllStates(DialogCatalogue catalogue) =>
        catalogue.Current.SelectMany(d => d.Ordered.Where(s => s.Expect is not null || s.Await is not null).Select(s => (d, s)));

    private static ConversationState At(DialogDefinition dialog, StateDefinition state, Language language) =>
        new Talk(BuiltInSources.Catalogue, language).State with
        {
            Frames =
            [
                new Frame
                {
                    Dialog = dialog.Name,
                    Version = dialog.Version,
                    State = state.Name,
                    Ask = state.Expect is null ? null : new OpenAsk(1, new(2026, 11, 20, 9, 59, 0, TimeSpan.Zero)),
                    Awaiting = state.Await?.Kind,
                },
            ],
            LastAsk = 1,
        };
}
