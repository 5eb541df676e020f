namespace Companion.Dialogs;

/// <summary>
/// Which slots are certainly filled where, over every way through a dialog. A skipped answer empties its slot; a condition that held tells
/// that what it compared was there; a command, a called dialog and a work item are taken at their word that they give what is saved.
/// </summary>
internal sealed class SlotFlow
{
    private readonly Dictionary<string, Known> _entry = new(StringComparer.Ordinal);
    private readonly Queue<string> _open = new();
    private readonly DialogDefinition _dialog;
    private readonly Func<string, DialogDefinition?> _find;

    /// <summary>Of the dialogs that were called on the way here; null: it is being looked at, so nothing is promised of it.</summary>
    private readonly Dictionary<string, SlotFlow?> _called;

    private SlotFlow(DialogDefinition dialog, Func<string, DialogDefinition?> find, Dictionary<string, SlotFlow?> called)
    {
        _dialog = dialog;
        _find = find;
        _called = called;
    }

    public static SlotFlow Of(DialogDefinition dialog, Func<string, DialogDefinition?> find) => Of(dialog, find, []);

    /// <summary>What is known when the state is entered; null: it never is.</summary>
    public Known? At(string state) => _entry.GetValueOrDefault(state);

    /// <summary>What is known when the state's text is said and its branches are looked at.</summary>
    public static Known Within(StateDefinition state, Known entry) => state.Command is null ? entry : entry.Fill(state.Save.Select(s => s.Slot));

    /// <summary>What is known at each branch of 'next', for each way in which the question may have been answered.</summary>
    public static IEnumerable<(Branch Branch, Known Known)> Branches(StateDefinition state, Known entry)
    {
        foreach (var known in Answered(state, entry))
        {
            var here = known;
            foreach (var branch in state.Next)
            {
                if (branch.When is null)
                {
                    yield return (branch, here);
                    break;
                }

                yield return (branch, here);
                if (!ConditionFlow.MayFail(branch.When, here))
                {
                    break;
                }

                here = here.Fill(ConditionFlow.Filled(branch.When, false));
            }
        }
    }

    private static SlotFlow Of(DialogDefinition dialog, Func<string, DialogDefinition?> find, Dictionary<string, SlotFlow?> called)
    {
        called[dialog.Name] = null;
        var flow = new SlotFlow(dialog, find, called);
        var given = Known.Nothing.Fill(dialog.Slots.Where(s => s is { Argument: true, Optional: false }).Select(s => s.Name));
        flow.Reach(dialog.Start, given with { Empty = [.. dialog.Slots.Where(s => !s.Argument).Select(s => s.Name)] });
        if (dialog.OnCancel is { } cancel)
        {
            flow.Reach(cancel, given);
        }

        while (flow._open.TryDequeue(out var name))
        {
            flow.Leave(dialog.States[name], flow._entry[name]);
        }

        called[dialog.Name] = flow;
        return flow;
    }

    private static IEnumerable<Known> Answered(StateDefinition state, Known entry)
    {
        if (state.Expect is not { } expect)
        {
            return [Within(state, entry)];
        }

        var answered = entry.Fill(expect.Slot);
        return expect is { Skippable: true, SkipTo: null } ? [answered, entry.Clear(expect.Slot)] : [answered];
    }

    private void Reach(string state, Known known)
    {
        if (!_dialog.States.ContainsKey(state))
        {
            return;
        }

        var met = _entry.TryGetValue(state, out var before) ? before.Meet(known) : known;
        if (before is null || !met.Same(before))
        {
            _entry[state] = met;
            _open.Enqueue(state);
        }
    }

    private void Leave(StateDefinition state, Known entry)
    {
        var within = Within(state, entry);
        foreach (var (to, _) in StateGraph.Deadlines(state))
        {
            Reach(to, entry);
        }

        if (state.Expect is { } expect)
        {
            LeaveByButtons(expect, entry);
        }

        foreach (var to in state.Results.Values)
        {
            Reach(to, within);
        }

        if (state.Await is { } awaited)
        {
            Reach(awaited.Done, entry.Fill(awaited.Save.Select(s => s.Slot)));
            Reach(awaited.Failed, entry);
        }

        if (state.Call is { } own)
        {
            LeaveByCall(state, own, within);
            return;
        }

        foreach (var (branch, known) in Branches(state, entry))
        {
            if (branch.When is { } when && !ConditionFlow.MayHold(when, known))
            {
                continue;
            }

            var held = branch.When is null ? known : known.Fill(ConditionFlow.Filled(branch.When, true));
            if (branch.Call is { } call)
            {
                LeaveByCall(state, call, held);
            }
            else
            {
                // After a correction less is filled only in so far as it was when that state was first entered, which is known there anyway.
                Reach(branch.To ?? branch.Correct ?? "", held);
            }
        }
    }

    private void LeaveByButtons(ExpectDefinition expect, Known entry)
    {
        if (expect is { Skippable: true, SkipTo: { } skip })
        {
            Reach(skip, entry.Clear(expect.Slot));
        }

        foreach (var option in expect.Options)
        {
            if (option.To is { } to)
            {
                Reach(to, option.Value is null && option.From is null ? entry.Clear(expect.Slot) : entry.Fill(expect.Slot));
            }
        }
    }

    private void LeaveByCall(StateDefinition state, CallDefinition call, Known known)
    {
        var called = _find(call.Dialog);
        var onward = StateGraph.CallsOf(state).First(c => c.Call == call).Then;
        known = known with { Empty = known.Empty.Except(call.Save.Select(s => s.Slot)) };
        SlotFlow? inner = null;
        if (called is not null && !_called.TryGetValue(call.Dialog, out inner))
        {
            inner = Of(called, _find, _called);
        }

        if (called is null || inner is null)
        {
            foreach (var to in call.Results.Values.Append(onward).OfType<string>())
            {
                Reach(to, known);
            }

            return;
        }

        foreach (var end in called.Ordered.Where(s => s.End is not null))
        {
            if (inner.At(end.Name) is { } entry && (call.Results.GetValueOrDefault(end.End!) ?? onward) is { } to) // those with an end
            {
                var theirs = Within(end, entry);
                Reach(to, known.Fill(call.Save.Where(s => theirs.IsFilled(s.Output)).Select(s => s.Slot)));
            }
        }
    }
}
