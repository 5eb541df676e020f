using Companion.Dialogs;

namespace Companion.Tests.Dialogs.Verification;

/// <summary>What a dialog stands on: commands, other dialogs, the ways into it.</summary>
public sealed class StandingRefusalTests
{
    private const string Inner =
        """
        dialog: test.inner
        slots:
          due:   { type: moment, argument: true }
          steps: { type: number, optional: true }
        start: hello
        states:
          hello: { say: say, end: fine }
        """;

    public static TheoryData<string, string> Commands => new()
    {
        { "do: test.nothing, end: over", "there is no command test.nothing" },
        { "do: test.save, end: over", "test.save needs 'steps'" },
        { "do: test.save, with: { steps: { text: many } }, end: over", "test.save wants 'steps' as number, it is text" },
        { "do: test.save, with: { steps: profile.name }, end: over", "test.save wants 'steps' as number, it is text" },
        { "do: test.save, with: { steps: { number: 1 }, stairs: { number: 1 } }, end: over", "test.save takes no 'stairs'" },
        { "do: test.note, results: { odd: hello }, end: over", "test.note never answers 'odd'" },
        { "do: test.note, save: { word: mean }, end: over", "cannot save 'mean' to 'word'" },
        { "do: test.save, with: { steps: { number: 1 } }, save: { nothing: mean }, end: over", "cannot save 'mean' to 'nothing'" },
        { "do: test.save, with: { steps: { number: 1 } }, save: { word: mean }, end: over", "test.save gives 'mean' as number, the slot is text" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Verify_WhenACommandIsUsedWrongly_SaysSo(string state, string message)
    {
        var findings = Faulty.Verify($"dialog: test.d\nslots:\n  word: {{ type: text, optional: true }}\nstart: hello\nstates:\n  hello: {{ {state} }}");

        findings.Where(f => !f.Message.StartsWith("goes round", StringComparison.Ordinal)).ToList().HasOnly(message, Faulty.Path + ":6");
    }

    public static TheoryData<string, string> Calls => new()
    {
        { "call: test.nothing, then: bye", "calls test.nothing, which does not exist" },
        { "call: test.inner, then: bye", "test.inner needs 'due'" },
        { "call: test.inner, with: { due: { text: now } }, then: bye", "test.inner wants 'due' as moment, it is text" },
        { "call: test.inner, with: { due: due, steps: { number: 1 } }, then: bye", "test.inner takes no 'steps'" },
        { "call: test.inner, with: { due: due }, results: { gone: bye }, then: bye", "test.inner never ends with 'gone'" },
        { "call: test.inner, with: { due: due }, save: { word: due }, then: bye", "test.inner gives 'due' as moment, the slot is text" },
        { "call: test.inner, with: { due: due }, save: { word: nothing }, then: bye", "cannot save 'nothing' to 'word'" },
        { "call: test.inner, with: { due: maybe }, then: bye", "test.inner needs 'maybe', which is empty on some way here" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Verify_WhenADialogIsCalledWrongly_SaysSo(string state, string message)
    {
        var due = state.Contains("due: due", StringComparison.Ordinal) ? "due: { type: moment, argument: true }" : "other: { type: yes-no, optional: true }";
        Faulty.Verify(
            $"dialog: test.d\nslots:\n  word: {{ type: text, optional: true }}\n  maybe: {{ type: moment, optional: true }}\n  {due}\nstart: hello\nstates:\n  hello: {{ {state} }}\n  bye: {{ say: say, end: over }}",
            Inner).HasOnly(message, Faulty.Path + ":8");
    }

    [Fact]
    public void Verify_WhenAnEndOfACalledDialogLeadsNowhere_SaysSo()
    {
        var findings = Faulty.Verify(
            """
            dialog: test.d
            start: hello
            states:
              hello: { call: test.two, results: { one: bye } }
              bye:   { say: say, end: over }
            """,
            """
            dialog: test.two
            slots:
              sure: { type: yes-no }
            start: ask
            states:
              ask: { ask: ask, expect: { slot: sure }, next: [ { when: { sure: yes }, to: one }, { to: two } ] }
              one: { end: one }
              two: { end: two }
            """);

        findings.HasOnly("test.two may end with 'two': a 'then' is missing", Faulty.Path + ":4");
    }

    [Fact]
    public void Verify_WhenASlotOfTheSameNameIsOfAnotherType_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          sure: { type: number, optional: true }
        start: hello
        states:
          hello: { call: test.two, then: bye }
          bye:   { say: say, end: over }
        """,
        """
        dialog: test.two
        slots:
          sure: { type: yes-no }
        start: ask
        states:
          ask: { ask: ask, expect: { slot: sure }, next: one }
          one: { end: one }
        """).HasOnly("hands its 'sure' (number) to test.two, where it is yes-no", Faulty.Path + ":6");

    [Fact]
    public void Verify_WhenWhoeverStartsItGivesNoArgument_SaysSo() =>
        Faulty.Verify(Inner.Replace("start: hello", "start: hello\ncommands: [inner]", StringComparison.Ordinal))
            .HasOnly("gives no 'due'", Faulty.Path + ":1");

    [Theory]
    [InlineData("Inner")]
    [InlineData("in-ner")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public void Verify_WhenACommandCannotBeTyped_SaysSo(string command) => Faulty.Verify(
        $"dialog: test.d\ncommands: [{command}]\nstart: hello\nstates:\n  hello: {{ say: say, end: over }}")
        .HasOnly($"'/{command}' is no command", Faulty.Path + ":1");

    [Fact]
    public void Verify_WhenTwoDialogsHaveOneCommand_SaysSo() => Faulty.Verify(
        "dialog: test.a\ncommands: [go]\nstart: hello\nstates:\n  hello: { say: say, end: over }",
        "dialog: test.b\ncommands: [go]\nstart: hello\nstates:\n  hello: { say: say, end: over }")
        .HasOnly("'/go' already starts test.a", "Dialogs/Test/d1.dialog.yaml:1");

    [Fact]
    public void Verify_WhenTheNameFitsNoButton_SaysSo() => Faulty.Verify(
        $"dialog: test.{new string('d', 60)}\nstart: hello\nstates:\n  hello: {{ say: say, end: over }}")
        .HasOnly("does not fit a button's 64 bytes", Faulty.Path + ":1");
}
