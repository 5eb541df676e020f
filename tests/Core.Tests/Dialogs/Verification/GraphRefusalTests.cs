using Companion.Dialogs;

namespace Companion.Tests.Dialogs.Verification;

/// <summary>One fault each, and exactly that finding, with file and line.</summary>
public sealed class GraphRefusalTests
{
    [Fact]
    public void Verify_WhenNothingIsWrong_FindsNothing() => Faulty.Verify(
        """
        dialog: test.fine
        menu: { order: 1, text: menu }
        slots:
          steps: { type: number, min: 0, max: 100 }
        start: ask
        states:
          ask:  { ask: ask, expect: { slot: steps }, expire: { after: 1h, to: bye }, next: save }
          save: { do: test.save, with: { steps: steps }, results: { odd: bye }, say: say, end: completed }
          bye:  { say: say, end: over }
        """).ShouldBeEmpty();

    [Fact]
    public void Verify_WhenAStateLeadsNowhere_NamesBoth() => Faulty.Verify(
        """
        dialog: test.d
        start: hello
        states:
          hello:
            do: test.save
            with: { steps: { number: 1 } }
            results: { odd: gone }
            end: completed
        """).HasOnly("leads to 'gone', which is no state", Faulty.Path + ":5");

    [Fact]
    public void Verify_WhenTheStartIsMissing_SaysSo()
    {
        var findings = Faulty.Verify("dialog: test.d\nstart: nowhere\nstates:\n  hello: { say: say, end: over }");

        findings.ShouldContain(f => f.Message == "'start: nowhere' is no state" && f.Where == Faulty.Path + ":1");
    }

    [Fact]
    public void Verify_WhenAStateCannotBeReached_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        start: hello
        states:
          hello: { say: say, end: completed }
          lost:  { say: say, end: completed }
        """).HasOnly("no way leads here", Faulty.Path + ":5");

    [Fact]
    public void Verify_WhenNoEndCanBeReached_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          steps: { type: number }
        start: ask
        states:
          ask: { ask: ask, expect: { slot: steps }, next: ask }
        """).HasOnly("no end can be reached from here", Faulty.Path + ":6");

    [Fact]
    public void Verify_WhenTheLastWayHasACondition_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          steps: { type: number }
        start: ask
        states:
          ask:
            ask: ask
            expect: { slot: steps }
            next:
              - when: { steps: { over: 5 } }
                to: bye
          bye: { say: say, end: over }
        """).HasOnly("the last of 'next' must be without 'when'", Faulty.Path + ":7");

    [Fact]
    public void Verify_WhenAWayStandsBehindTheCertainOne_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          steps: { type: number }
        start: ask
        states:
          ask:
            ask: ask
            expect: { slot: steps }
            next:
              - to: bye
              - when: { steps: { over: 5 } }
                to: bye
              - to: bye
          bye: { say: say, end: over }
        """).HasOnly("is never taken", Faulty.Path + ":7");

    [Fact]
    public void Verify_WhenATimeIsNothing_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          steps: { type: number }
        start: ask
        states:
          ask: { ask: ask, expect: { slot: steps }, wait: 0s, next: bye }
          bye: { say: say, end: over }
        """).HasOnly("a time must be longer than nothing", Faulty.Path + ":6");

    [Fact]
    public void Verify_WhenStatesGoRoundWithoutAQuestion_NamesTheRound() => Faulty.Verify(
        """
        dialog: test.d
        start: hello
        states:
          hello: { do: test.save, with: { steps: { number: 1 } }, results: { odd: over }, next: again }
          again: { say: say, next: hello }
          over:  { end: completed }
        """).HasOnly("goes round without a question: hello → again → hello", Faulty.Path + ":4");

    [Fact]
    public void Verify_WhenDialogsCallEachOtherWithoutAQuestion_NamesTheRound() => Faulty.Verify(
        """
        dialog: test.a
        start: hello
        states:
          hello: { call: test.b, then: over }
          over:  { end: completed }
        """,
        """
        dialog: test.b
        start: hello
        states:
          hello: { say: say, next: back }
          back:  { call: test.a, then: over }
          over:  { end: completed }
        """).HasOnly("goes round without a question: hello → test.b/hello → test.b/back → hello", Faulty.Path + ":4");

    [Fact]
    public void Verify_WhenACalledDialogAsksNothing_TheRoundThroughItIsFound() => Faulty.Verify(
        """
        dialog: test.a
        start: hello
        states:
          hello: { call: test.b, results: { odd: over }, then: hello }
          over:  { end: completed }
        """,
        """
        dialog: test.b
        start: save
        states:
          save: { do: test.save, with: { steps: { number: 1 } }, results: { odd: odd }, end: fine }
          odd:  { end: odd }
        """).HasOnly("goes round without a question: hello → hello", Faulty.Path + ":4");

    [Fact]
    public void Verify_WhenACalledDialogAsks_TheRoundIsNoFault() => Faulty.Verify(
        """
        dialog: test.a
        start: hello
        states:
          hello: { call: test.b, results: { no: over }, then: hello }
          over:  { end: completed }
        """,
        """
        dialog: test.b
        slots:
          more: { type: yes-no }
        start: ask
        states:
          ask: { ask: ask, expect: { slot: more }, next: [ { when: { more: yes }, to: yes }, { to: no } ] }
          "yes": { end: "yes" }
          "no": { end: "no" }
        """).ShouldBeEmpty();

    [Fact]
    public void Verify_WhenDeadlinesAloneGoRound_SaysSo() => Faulty.Verify(
        """
        dialog: test.d
        slots:
          steps: { type: number }
        start: ask
        states:
          ask:   { ask: ask, expect: { slot: steps }, expire: { after: 6h, to: again }, next: bye }
          again: { say: say, next: ask }
          bye:   { say: say, end: over }
        """).HasOnly("goes round by its deadlines", Faulty.Path + ":6");
}
