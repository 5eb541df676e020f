namespace Companion.Dialogs;

/// <summary>Where states lead.</summary>
internal static class StateGraph
{
    public static IEnumerable<(string To, string Label)> Edges(StateDefinition state)
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

        if (state.Remind?.Then is { } missed)
        {
            yield return (missed, "no answer");
        }

        if (state.Expire is { } expire)
        {
            yield return (expire.To, "expired");
        }

        if (state.Expect is { } expect)
        {
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
