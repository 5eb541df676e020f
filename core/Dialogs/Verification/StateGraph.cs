namespace Companion.Dialogs;

/// <summary>Where states lead.</summary>
internal static class StateGraph
{
    public static IEnumerable<(string To, string Label)> Edges(StateDefinition state) =>
        [.. Onward(state), .. Deadlines(state), .. Buttons(state)];

    /// <summary>By what was answered, done or ended.</summary>
    public static IEnumerable<(string To, string Label)> Onward(StateDefinition state)
    {
        foreach (var branch in state.Next)
        {
            if (branch.To is { } to)
            {
                yield return (to, branch.When is null ? "" : "if");
            }

            if (branch.Correct is { } corrected)
            {
                yield return (corrected, "correct");
            }

            foreach (var edge in branch.Call is { } call ? Calls(call) : [])
            {
                yield return edge;
            }
        }

        foreach (var (result, to) in state.Results.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            yield return (to, result);
        }

        foreach (var edge in state.Call is { } own ? Calls(own) : [])
        {
            yield return edge;
        }

        if (state.Await is { } awaited)
        {
            yield return (awaited.Done, "done");
            yield return (awaited.Failed, "failed");
        }
    }

    /// <summary>By time alone.</summary>
    public static IEnumerable<(string To, string Label)> Deadlines(StateDefinition state)
    {
        if (state.Remind?.Then is { } missed)
        {
            yield return (missed, "no answer");
        }

        if (state.Expire is { } expire)
        {
            yield return (expire.To, "expired");
        }
    }

    /// <summary>The calls that a state may begin, each with where its other results go (null: nowhere).</summary>
    public static IEnumerable<(CallDefinition Call, string? Then)> CallsOf(StateDefinition state)
    {
        var only = state.Next is [{ When: null, To: { } to }] ? to : null;
        if (state.Call is { } own)
        {
            yield return (own, own.Then ?? only);
        }

        foreach (var branch in state.Next)
        {
            if (branch.Call is { } call)
            {
                yield return (call, call.Then ?? only);
            }
        }
    }

    private static IEnumerable<(string To, string Label)> Buttons(StateDefinition state)
    {
        if (state.Expect is not { } expect)
        {
            yield break;
        }

        if (expect.SkipTo is { } skip)
        {
            yield return (skip, "skipped");
        }

        foreach (var option in expect.Options)
        {
            if (option.To is { } way)
            {
                yield return (way, "button");
            }
        }
    }

    private static IEnumerable<(string To, string Label)> Calls(CallDefinition call)
    {
        foreach (var (result, to) in call.Results.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            yield return (to, result);
        }

        if (call.Then is { } then)
        {
            yield return (then, "then");
        }
    }
}
