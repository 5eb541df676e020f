using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>Going from state to state.</summary>
internal sealed partial class StepRun
{
    private void Begin(
        DialogDefinition dialog, IEnumerable<KeyValuePair<string, SlotValue>> arguments, int? calledBy = null, bool anew = false)
    {
        if (calledBy is null)
        {
            var open = anew ? -1 : _frames.FindIndex(f => f.Dialog == dialog.Name);
            if (open >= 0)
            {
                // What it called goes on with it.
                var above = EndOfChain(open);
                _frames.RemoveRange(above, _frames.Count - above);
                Resume();
                return;
            }

            if (_frames.Count >= MaxFrames)
            {
                LetOldestGo();
            }
        }

        var slots = ImmutableArray.CreateBuilder<SlotEntry>();
        foreach (var (name, value) in arguments)
        {
            if (dialog.Slot(name) is not null)
            {
                slots.Add(new(name, value));
            }
        }

        _lost = 0;
        _frames.Add(new Frame
        {
            Dialog = dialog.Name,
            Version = dialog.Version,
            State = dialog.Start,
            Slots = slots.DrainToImmutable(),
            CalledBy = calledBy,
        });
        Enter(dialog.Start);
    }

    private void LetOldestGo()
    {
        var oldest = _frames.FindIndex(f => f.CalledBy is null && DialogOf(f).Lane != Lane.Sos);
        if (oldest >= 0)
        {
            var next = _frames.FindIndex(oldest + 1, f => f.CalledBy is null);
            _frames.RemoveRange(oldest, (next < 0 ? _frames.Count : next) - oldest);
        }
    }

    /// <summary>Goes on from a state of the top frame until a question, a command or an end.</summary>
    private void Enter(string name)
    {
        string? next = name;
        while (next is not null)
        {
            if (++_transitions > MaxTransitions || !DialogOf(Top).States.TryGetValue(next, out var state))
            {
                // The verifier refuses such dialogs; should one get here, the person is not left in it.
                RemoveTopChain();
                _transitions = 0;
                Say("conversation.trouble");
                AfterEnd();
                return;
            }

            next = Visit(state);
        }
    }

    /// <summary>Takes away the dialog being talked in together with those that called it.</summary>
    private void RemoveTopChain()
    {
        while (_frames.Count > 1 && Top.CalledBy is not null)
        {
            _frames.RemoveAt(_frames.Count - 1);
        }

        _frames.RemoveAt(_frames.Count - 1);
    }

    private string? Visit(StateDefinition state)
    {
        var frame = Top;
        if (!frame.Redo.IsEmpty && TryReuse(state, frame, out var onward))
        {
            return onward;
        }

        Top = frame with { State = state.Name, Ask = null, Running = null, Awaiting = null };
        if (state.Command is not null)
        {
            // What an earlier run of the command had set to work does not stand for this run's.
            Top = Top with { Running = state.Command, Redo = Top.Redo.IsEmpty ? [] : Top.Redo.RemoveAll(s => s.Result is "work-done" or "work-failed") };
            _command = new(state.Command, Arguments(state.With));
            return null;
        }

        if (state.Call is not null)
        {
            StartCall(state.Call, -1);
            return null;
        }

        if (state.Expect is not null)
        {
            OpenQuestion(state);
            return null;
        }

        SayState(state);
        if (state.Await is not null)
        {
            Top = Top with { Awaiting = state.Await.Kind, AwaitSince = _now };
            return null;
        }

        Remember(new(state.Name, null, null, null, null));
        if (state.End is not null)
        {
            End(state.End);
            return null;
        }

        return Onward(state);
    }

    /// <summary>The state that a state's branches lead to; null when a call began (or there is no way on: the dialog ends).</summary>
    private string? Onward(StateDefinition state)
    {
        var values = Values();
        for (var i = 0; i < state.Next.Length; i++)
        {
            var branch = state.Next[i];
            if (branch.When is not null && !branch.When.Holds(values))
            {
                continue;
            }

            if (branch.Call is { } call)
            {
                if (TakeRedo(s => s.State == state.Name && s.Result is not null && s.Button == i) is { } called)
                {
                    Remember(called);
                    return AfterCall(call, called.Result!, state); // found by Result
                }

                StartCall(call, i);
                return null;
            }

            return branch.Correct is { } corrected ? ReopenFrom(state, corrected) : branch.To;
        }

        End("completed");
        return null;
    }

    private void End(string result)
    {
        var ended = Top;
        _frames.RemoveAt(_frames.Count - 1);
        if (ended.CalledBy is { } branch && !Idle && StateOf(Top) is { } state
            && (branch < 0 ? state.Call : branch < state.Next.Length ? state.Next[branch].Call : null) is { } call)
        {
            foreach (var saved in call.Save)
            {
                if (ended.Find(saved.Output) is { } value)
                {
                    Save(saved.Slot, value);
                }
            }

            Top = Top with { FileId = ended.FileId ?? Top.FileId };
            Remember(new(state.Name, null, null, null, result, branch));
            if (AfterCall(call, result, state) is { } then)
            {
                Enter(then);
            }
            else
            {
                End("completed");
            }

            return;
        }

        FollowPayload(ended.Dialog);
        AfterEnd();
    }

    /// <summary>What a dialog's end uncovers: something that waited, the dialog below, or nothing.</summary>
    private void AfterEnd()
    {
        if (BeginQueued())
        {
            return;
        }

        if (!Idle)
        {
            Resume();
        }
    }

    private void Resume()
    {
        var frame = Top;
        if (frame.Work is { } work)
        {
            Top = frame with { Work = null };
            OnWork(work);
        }
        else if (frame.Ask is { Burst: { } burst } && StateOf(frame) is { Expect: { } expect } joined)
        {
            // The answer was already given when something else came in between.
            Top = frame with { Ask = frame.Ask with { Burst = null, BurstUntil = null } };
            TakeReading(joined, expect, burst);
        }
        else if (frame.Ask is { } ask && StateOf(frame) is { } state)
        {
            Top = frame with { Ask = ask with { AskedAt = _now } };
            Say("conversation.resumed");
            AskShortly(state);
        }
        else if (frame.Awaiting is null)
        {
            Enter(frame.State);
        }
    }

    private void SayState(StateDefinition state)
    {
        if (state.Text is null && state.Picture is null && state.Offers.IsEmpty)
        {
            return;
        }

        var values = Values();
        if (state.Text is not null)
        {
            _said?.Add(state.Text.Key);
        }

        Emit(state.Text?.Render(values) ?? "", Offers(state, values), Picture(state, values));
    }

    private OutMedia? Picture(StateDefinition state, ValueSource values)
    {
        if (state.Picture is null || Top.FileId is not { } file)
        {
            return null;
        }

        Top = Top with { FileId = null };
        return new(state.IsDocument ? FileKind.Document : FileKind.Photo, file, state.Picture.Render(values));
    }
}
