namespace Companion.Tests.Dialogs.Verification;

public sealed class SlotRefusalTests
{
    private const string Head =
        """
        dialog: test.d
        slots:
          steps: { type: number, min: 0, max: 100 }
          note:  { type: text, max: 100, optional: true }
          place: { type: choice, options: [park, home] }
          sure:  { type: yes-no }
        start: ask

        """;

    [Fact]
    public void Verify_WhenATextNamesNoSlot_SaysSo() => Verify(
        """
        states:
          ask: { say: said, end: over }
        """,
        "said: \"You made {stairs}.\"").HasOnly("'said' names {stairs}, which is nothing here", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenASlotMayBeEmptyInAText_SaysSo() => Verify(
        """
        states:
          ask:  { ask: ask, expect: { slot: note, skippable: true }, next: said }
          said: { say: said, end: over }
        """,
        "said: \"You wrote {note}.\"").HasOnly("'said' says {note}, which is empty on some way here", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenTheTextLeavesOutAnEmptySlot_IsContent() => Verify(
        """
        states:
          ask:  { ask: ask, expect: { slot: note, skippable: true }, next: said }
          said: { say: said, end: over }
        """,
        "said: \"[[note: You wrote {note}.]][[!note: You wrote nothing.]]\"").ShouldBeEmpty();

    [Fact]
    public void Verify_WhenOnlyOneWayFillsASlot_SaysSo() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: sure }
            next:
              - when: { sure: yes }
                to: place
              - to: said
          place: { ask: ask, expect: { slot: place }, next: said }
          said:  { say: said, end: over }
        """,
        "said: \"To {place}.\"").HasOnly("says {place}, which is empty on some way here", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenAConditionTellsThatItIsFilled_IsContent() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: note, skippable: true }
            next:
              - when: { note: { present: true } }
                to: said
              - to: over
          said:  { say: said, end: over }
          over:  { end: over }
        """,
        "said: \"You wrote {note}.\"").ShouldBeEmpty();

    [Fact]
    public void Verify_WhenADeadlineSkipsAnAnswer_SaysSo() => Verify(
        """
        states:
          ask:  { ask: ask, expect: { slot: steps }, expire: { after: 6h, to: said }, next: said }
          said: { say: said, end: over }
        """,
        "said: \"You made {steps}.\"").HasOnly("says {steps}, which is empty on some way here", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenStopLeadsToAText_NothingIsFilledThere() => Faulty.Verify(
        [Head.Replace("start: ask", "start: ask\ncancel: said", StringComparison.Ordinal) + """
        states:
          ask:  { ask: ask, expect: { slot: steps }, next: said }
          said: { say: said, end: over }
        """],
        "said: \"You made {steps}.\"").HasOnly("says {steps}, which is empty on some way here", "Dialogs/Test/texts.en.yaml:7");

    [Fact]
    public void Verify_WhenACommandNeedsAnEmptySlot_SaysSo() => Verify(
        """
        states:
          ask:  { ask: ask, expect: { slot: sure }, next: save }
          save: { do: test.save, with: { steps: steps }, end: over }
        """).HasOnly("test.save needs 'steps', which is empty on some way here", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenACommandWithoutWithNeedsAnEmptySlot_SaysSo() => Verify(
        """
        states:
          ask:  { ask: ask, expect: { slot: steps, skippable: true }, next: save }
          save: { do: test.save, end: over }
        """).HasOnly("test.save needs 'steps', which is empty on some way here", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenAConditionComparesAnEmptySlot_SaysSo() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: sure }
            next:
              - when: { steps: { over: 5 } }
                to: over
              - to: over
          over: { end: over }
        """).HasOnly("compares 'steps', which is empty on some way here", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenAConditionNamesNoSlot_SaysSo() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: sure }
            next:
              - when: { sure.ly: yes }
                to: over
              - to: over
          over: { end: over }
        """).HasOnly("uses 'sure.ly', which is neither a slot nor a part of one", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenAChoiceIsComparedWithWhatItNeverIs_SaysSo() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: place }
            next:
              - when: { place: prak }
                to: over
              - to: over
          over: { end: over }
        """).HasOnly("'place' is never 'prak'", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenAYesNoIsComparedWithANumber_SaysSo() => Verify(
        """
        states:
          ask:
            ask: ask
            expect: { slot: sure }
            next:
              - when: { sure: { over: 5 } }
                to: over
              - to: over
          over: { end: over }
        """).HasOnly("compares 'sure' with a number, it is yes-no", Faulty.Path + ":10");

    [Fact]
    public void Verify_WhenAnAnswerIsAskedAnew_TheOldOneCountsUntilItIsSkipped() => Verify(
        """
        states:
          ask:   { ask: ask, expect: { slot: note }, next: again }
          again: { ask: ask-more, expect: { slot: note, skippable: true }, next: said }
          said:  { say: said, end: over }
        """,
        "said: \"You wrote {note}.\"").HasOnly("says {note}, which is empty on some way here", "Dialogs/Test/texts.en.yaml:7");

    private static IReadOnlyList<Companion.Dialogs.DialogFinding> Verify(string states, string texts = "") => Faulty.Verify([Head + states], texts);
}
