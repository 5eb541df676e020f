using System.Collections.Immutable;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>Taking answers.</summary>
internal sealed partial class StepRun
{
    private void OnText(string raw)
    {
        var text = PersonText.Clean(raw);
        _words = text;
        if (text.StartsWith('/') && text.Length is > 1 and < 64)
        {
            var space = text.IndexOfAny([' ', '\n']);
            OnCommand((space < 0 ? text[1..] : text[1..space]).ToLowerInvariant(), space < 0 ? null : text[(space + 1)..]);
            return;
        }

        var homeWord = Texts.HomeWord(text);
        var intent = homeWord ?? GlobalIntents.Recognise(text, _profile.Language);
        if (homeWord is null && intent is GlobalIntent.Sos or GlobalIntent.SosDoubtful && TryCrisis(text, intent == GlobalIntent.Sos))
        {
            return;
        }

        if (intent == GlobalIntent.Sos)
        {
            StartSos(homeWord is null ? text : null);
            return;
        }

        if (intent == GlobalIntent.SosDoubtful && (Idle || !Top.Dialog.StartsWith("safety.", StringComparison.Ordinal))
            && !NamesOption(text) && _catalogue.Find("safety.doubtful") is { } doubtful)
        {
            Begin(doubtful, AlarmWords(text));
            return;
        }

        if (Idle || Top.Ask is null || StateOf(Top) is not { Expect: { } expect } state)
        {
            if (intent is { } meant)
            {
                OnIntent(meant);
            }
            else
            {
                OnFreeWords(text);
            }

            return;
        }

        OnAnswerText(text, intent, state, expect);
    }

    /// <summary>"Not well" under "How are you today?" is that button's answer; its dialog knows what to do with it.</summary>
    private bool NamesOption(string text) =>
        !Idle && Top.Ask is not null && StateOf(Top) is { Expect: { } expect } && (FindLabel(text, expect) >= 0 || FindNamed(text, expect) >= 0);

    private void OnAnswerText(string text, GlobalIntent? intent, StateDefinition state, ExpectDefinition expect)
    {
        var ask = Top.Ask!; // the caller saw it
        var option = FindLabel(text, expect);
        if (option < 0 && ask.Proposal is null)
        {
            option = FindNamed(text, expect);
        }

        if (option == NotNamed && intent is { } meant && meant != GlobalIntent.SosDoubtful)
        {
            OnIntent(meant);
            return;
        }

        if (ask.WaitUntil > _now)
        {
            Say("conversation.wait-a-little", ask.Attempts);
            Top = Top with { Ask = ask with { Attempts = ask.Attempts + 1 } };
            return;
        }

        if (option != NotNamed)
        {
            TakeNamed(state, expect, option);
            return;
        }

        if (ask.Proposal is { } proposal && InputReader.Read(new YesNoType(), text, Reader(expect)) is Reading.Understood { Value: YesNoValue yes })
        {
            OnProposal(state, yes.Yes, proposal);
            return;
        }

        if (TryCorrectLast(text))
        {
            return;
        }

        if (expect.JoinBursts is { } span && expect.Type is TextType longText)
        {
            var joined = ask.Burst is null ? text : ask.Burst + "\n" + text;
            Top = Top with { Ask = ask with { MessageId = ask.Burst is null ? _context.MessageId : null, Burst = joined.Length > longText.Max ? PersonText.Clean(joined, longText.Max) : joined, BurstUntil = _now + span } };
            return;
        }

        TakeReading(state, expect, text);
    }

    private void TakeReading(StateDefinition state, ExpectDefinition expect, string text)
    {
        var ask = Top.Ask!; // a question is open
        var reading = InputReader.Read(expect.Type, text, Reader(expect));
        if (reading is Reading.NotUnderstood or Reading.Unclear { Proposal: null } && ReadNamed(text, expect, out var named) is { } read)
        {
            if (named != NotNamed)
            {
                TakeNamed(state, expect, named);
                return;
            }

            reading = read;
        }

        switch (reading)
        {
            case Reading.Understood understood:
                Answer(state, expect, understood.Value, -1);
                return;
            case Reading.Implausible implausible:
                Note(StepEventKind.AskedAgain);
                Top = Top with { Ask = ask with { Attempts = ask.Attempts + 1, AskedAt = _now, MessageId = _context.MessageId, Proposal = null } };
                if (ask.Attempts < 2)
                {
                    SayImplausible(state, expect, implausible);
                    Offer(state, ask.Attempts + 1, quiet: true);
                }
                else
                {
                    Offer(state, ask.Attempts + 1, quiet: false);
                }

                return;
            case Reading.Unclear { Proposal: { } proposal } when ask.Attempts < 2:
                Top = Top with { Ask = ask with { Proposal = proposal, Attempts = ask.Attempts + 1, AskedAt = _now, MessageId = _context.MessageId } };
                _said?.Add("conversation.did-you-mean");
                Emit(
                    Texts.Say("conversation.did-you-mean", Proposed(expect.Slot, proposal), ask.Attempts),
                    [[new(Word("conversation.yes"), AskToken.Yes(ask.Id, _profile.PersonId)), new(Word("conversation.no"), AskToken.No(ask.Id, _profile.PersonId))]]);
                return;
            default:
                var match = expect.Type is TextType ? null : PhraseMatcher.Best(text, _profile.Language, _catalogue.Phrases[(int)_profile.Language]);
                if (_profile.Onboarded && match is { Score: >= 0.85 } && _catalogue.Find(match.Id) is { } wish && wish.Name != Top.Dialog)
                {
                    Begin(wish, []);
                    return;
                }

                if (Courteous(text) is not null)
                {
                    AskShortly(state);
                    return;
                }

                Misunderstood(state);
                return;
        }
    }

    private int FindLabel(string text, ExpectDefinition expect)
    {
        if (expect.Options.IsEmpty || text.Length > 64)
        {
            return -1;
        }

        var values = Values();
        var words = Words(text);
        for (var i = 0; i < expect.Options.Length; i++)
        {
            var label = Label(expect, expect.Options[i], values);
            if (text.Equals(label, StringComparison.OrdinalIgnoreCase)
                || (!words.IsEmpty && words.Equals(Words(label), StringComparison.OrdinalIgnoreCase)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Without the picture in front and the marks behind: nobody types them.</summary>
    private static ReadOnlySpan<char> Words(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && !char.IsLetterOrDigit(text[from]))
        {
            from++;
        }

        while (to > from && !char.IsLetterOrDigit(text[to - 1]))
        {
            to--;
        }

        return text.AsSpan(from, to - from);
    }

    private void Choose(StateDefinition state, ExpectDefinition expect, int index)
    {
        var option = expect.Options[index];
        var value = option.Value ?? (option.From is { } from ? Values().Get(from) : null);
        if (value is null && option.To is null)
        {
            Say("conversation.button-passed"); // it offered a slot that is empty by now
            AskShortly(state);
            return;
        }

        Answer(state, expect, value, index);
    }

    private void Answer(StateDefinition state, ExpectDefinition expect, SlotValue? value, int button)
    {
        Note(value is null && button < 0 ? StepEventKind.Skipped : StepEventKind.Answered);
        var message = _context.MessageId ?? Top.Ask?.MessageId;
        if (Top.Redo.IsEmpty)
        {
            Top = Top with { Ask = null, Changed = [] };
        }
        else
        {
            var before = TakeRedo(s => s.State == state.Name && s.Slot is not null);
            Top = Top with { Ask = null };
            if (before is null || before.Value != value)
            {
                NoteChange(expect.Slot);
            }
        }

        Remember(new(state.Name, expect.Slot, value, message, null, button));
        var next = button >= 0 && expect.Options[button].To is { } to ? to
            : value is null && expect.SkipTo is { } skip ? skip
            : Onward(state);
        if (next is not null)
        {
            Enter(next);
        }
    }

    private void OnProposal(StateDefinition state, bool yes, SlotValue proposal)
    {
        if (yes)
        {
            Answer(state, state.Expect!, proposal, -1); // a question
            return;
        }

        Misunderstood(state);
    }
}
