using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>What commands and work give back.</summary>
internal sealed partial class StepRun
{
    private void OnOutcome(OutcomeInput input)
    {
        if (Idle || Top.Running != input.Command || StateOf(Top) is not { } state)
        {
            return;
        }

        var outcome = input.Outcome;
        if (outcome.Profile is { } profile)
        {
            _homeDue |= profile.Language != _profile.Language || (profile.Onboarded && !_profile.Onboarded);
            _profile = profile;
        }

        Top = Top with { Running = null, FileId = outcome.FileId ?? Top.FileId };
        foreach (var saved in state.Save)
        {
            if (outcome.Values.TryGetValue(saved.Output, out var value))
            {
                Save(saved.Slot, value);
            }
        }

        Remember(new(state.Name, null, null, null, outcome.Result));
        if (state.Results.TryGetValue(outcome.Result, out var to))
        {
            Enter(to);
            return;
        }

        SayState(state);
        if (state.End is not null)
        {
            End(state.End);
        }
        else if (Onward(state) is { } next)
        {
            Enter(next);
        }
    }

    private void OnWork(WorkDoneInput work)
    {
        var index = _frames.FindLastIndex(f => f.Awaiting == work.Kind);
        if (index < 0)
        {
            return;
        }

        if (index < _frames.Count - 1)
        {
            _frames[index] = _frames[index] with { Work = work };
            return;
        }

        if (StateOf(Top)?.Await is not { } awaited)
        {
            return;
        }

        Top = Top with { Awaiting = null };
        var saved = work.Succeeded ? AwaitedResult.Save(Top, awaited, work.Result) : null;
        Top = saved ?? Top;
        Remember(new(Top.State, null, null, null, saved is null ? "work-failed" : "work-done"));
        Enter(saved is null ? awaited.Failed : awaited.Done);
    }

    /// <summary>Fills a slot with an output; after a correction what depends on it is taken anew if it came out otherwise.</summary>
    private void Save(string slot, SlotValue value)
    {
        if (!Top.Redo.IsEmpty && Top.Find(slot) != value)
        {
            NoteChange(slot);
        }

        Top = Top.With(slot, value);
    }
}
