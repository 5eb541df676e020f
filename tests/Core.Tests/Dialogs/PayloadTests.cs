using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

/// <summary>A link's payload for somebody who is not known yet.</summary>
public sealed class PayloadTests
{
    private static readonly DialogCatalogue Dialogs = DialogCatalogue.Load(
    [
        .. BuiltInSources.All().Where(s => s.Path.StartsWith("Dialogs/Conversation/", StringComparison.Ordinal)),
        new("Dialogs/People/onboarding.dialog.yaml", """
            dialog: people.onboarding
            cancel: stopped
            slots:
              payload: { type: text, max: 100, argument: true, optional: true }
              name: { type: text, max: 40 }
            start: name
            states:
              name:
                ask: name.ask
                expect: { slot: name }
                next: finish
              finish:
                do: test.finish
                say: welcome
                end: completed
              stopped:
                say: stopped
                end: stopped
            """),
        new("Dialogs/People/join.dialog.yaml", """
            dialog: people.join
            payloads: [join_]
            slots:
              payload: { type: text, max: 100, argument: true, optional: true }
              sure: { type: yes-no }
            start: sure
            states:
              sure:
                ask: sure.ask
                expect: { slot: sure }
                next: done
              done:
                end: completed
            """),
        .. new[] { "en", "ru", "uk", "pt", "vi" }.Select(l => new DialogSource(
            $"Dialogs/People/texts.{l}.yaml", "name.ask: \"Your name?\"\nwelcome: \"Welcome.\"\nstopped: \"Stopped.\"\nsure.ask: \"Join by {payload}?\"\n")),
    ]);

    [Fact]
    public void Start_WithAPayloadFromAStranger_IsFollowedWhenOnboardingEnds() =>
        Stranger().Takes(new CommandInput("start", "join_7Q2K")).IsAt("name").Says("Anna").Hears("Welcome.").Hears("Join by join_7Q2K?").IsAt("sure");

    [Fact]
    public void Start_WithAPayloadInTheMiddleOfOnboarding_IsKeptAndTheQuestionStands()
    {
        var talk = Stranger().Says("hello").IsAt("name").Takes(new CommandInput("start", "join_7Q2K")).Hears("Your name?").IsAt("name");
        talk.Says("Anna").Hears("Join by join_7Q2K?");
        talk.State.Profile.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Start_WithAPayloadBeforeAStop_IsStillFollowedAtTheSecondTry() =>
        Stranger().Takes(new CommandInput("start", "join_7Q2K")).Says("stop").Hears("Stopped.").Says("hello", "Anna").Hears("Join by join_7Q2K?");

    [Fact]
    public void Start_WithAPayloadOfNobody_IsForgotten()
    {
        var talk = Stranger().Takes(new CommandInput("start", "other_1")).Says("Anna").Hears("Welcome.").IsAt(null);
        talk.State.Profile.Facts.ShouldBeEmpty();
    }

    private static Talk Stranger()
    {
        var talk = new Talk(Dialogs, onboarded: false);
        talk.Finishes("test.finish");
        return talk;
    }
}
