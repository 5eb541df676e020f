namespace Companion.Dialogs;

/// <summary>Every state can be reached, an end can be reached from every state, and every state knows where to go.</summary>
internal static class GraphRules
{
    public static void Check(Inspection inspection)
    {
        var dialog = inspection.Dialog;
        CheckReach(inspection, dialog);
        CheckEnds(inspection, dialog);
        foreach (var state in dialog.Ordered)
        {
            CheckTotal(inspection, state);
            foreach (var span in new[] { state.Remind?.After, state.Expire?.After, state.Wait, state.Expect?.JoinBursts })
            {
                if (span <= TimeSpan.Zero)
                {
                    inspection.Error(state, "a time must be longer than nothing");
                }
            }
        }
    }

    private static void CheckReach(Inspection inspection, DialogDefinition dialog)
    {
        foreach (var (what, name) in new[] { ("start", dialog.Start), ("cancel", dialog.OnCancel) })
        {
            if (name is not null && !dialog.States.ContainsKey(name))
            {
                inspection.Error($"'{what}: {name}' is no state");
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([dialog.Start, dialog.OnCancel ?? dialog.Start]);
        while (open.TryDequeue(out var name))
        {
            if (dialog.States.TryGetValue(name, out var state) && seen.Add(name))
            {
                foreach (var (to, _) in StateGraph.Edges(state))
                {
                    open.Enqueue(to);
                }
            }
        }

        foreach (var state in dialog.Ordered)
        {
            foreach (var to in StateGraph.Edges(state).Select(e => e.To).Distinct().Where(to => !dialog.States.ContainsKey(to)))
            {
                inspection.Error(state, $"leads to '{to}', which is no state");
            }

            if (!seen.Contains(state.Name))
            {
                inspection.Error(state, "no way leads here");
            }
        }
    }

    private static void CheckEnds(Inspection inspection, DialogDefinition dialog)
    {
        var ending = dialog.Ordered.Where(s => s.End is not null).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        while (dialog.Ordered.Where(s => !ending.Contains(s.Name) && StateGraph.Edges(s).Any(e => ending.Contains(e.To))).ToList() is { Count: > 0 } more)
        {
            ending.UnionWith(more.Select(s => s.Name));
        }

        foreach (var state in dialog.Ordered.Where(s => !ending.Contains(s.Name)))
        {
            inspection.Error(state, "no end can be reached from here");
        }
    }

    private static void CheckTotal(Inspection inspection, StateDefinition state)
    {
        var moves = state.End is null && state.Await is null && state.Call is null;
        if (moves && (state.Next.IsEmpty || state.Next[^1].When is not null) && !Covers(inspection, state))
        {
            inspection.Error(state, "the last of 'next' must be without 'when'");
        }

        var certain = state.Next.FindIndexOf(b => b.When is null);
        if (certain >= 0 && certain < state.Next.Length - 1)
        {
            inspection.Error(state, "what stands in 'next' behind the one without 'when' is never taken");
        }
    }

    /// <summary>Every result of its command has a way of its own.</summary>
    private static bool Covers(Inspection inspection, StateDefinition state) =>
        inspection.CommandOf(state) is { } signature && signature.Results.All(state.Results.ContainsKey);

    private static int FindIndexOf(this System.Collections.Immutable.ImmutableArray<Branch> branches, Func<Branch, bool> wanted)
    {
        for (var i = 0; i < branches.Length; i++)
        {
            if (wanted(branches[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
