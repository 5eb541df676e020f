namespace Companion.Dialogs;

/// <summary>No way goes round without the person: neither at once, through calls as well, nor by deadlines alone.</summary>
internal static class LoopRules
{
    private readonly record struct Place(DialogDefinition Dialog, StateDefinition State);

    public static void Check(DialogCatalogue catalogue, List<DialogFinding> findings)
    {
        var reported = new HashSet<Place>();
        Check(catalogue, findings, reported, byTime: false, "goes round without a question");
        Check(catalogue, findings, reported, byTime: true, "goes round by its deadlines: it would talk for ever to somebody who is away");
    }

    private static void Check(DialogCatalogue catalogue, List<DialogFinding> findings, HashSet<Place> reported, bool byTime, string message)
    {
        var ends = Ends(catalogue, byTime);
        var done = new HashSet<Place>();
        var way = new List<Place>();
        foreach (var dialog in catalogue.Current)
        {
            foreach (var state in dialog.Ordered)
            {
                Walk(new(dialog, state));
            }
        }

        void Walk(Place place)
        {
            var at = way.IndexOf(place);
            if (at >= 0)
            {
                var round = way[at..];
                if (round.All(reported.Add))
                {
                    var first = round.MinBy(p => (p.Dialog.Name, p.State.Line));
                    var names = string.Join(" → ", round.Append(place).Select(p => p.Dialog == first.Dialog ? p.State.Name : $"{p.Dialog.Name}/{p.State.Name}"));
                    findings.Add(new(FindingSeverity.Error, first.Dialog.Name, first.State.Name, $"{message}: {names}", null, $"{first.Dialog.Path}:{first.State.Line}"));
                }

                return;
            }

            if (done.Contains(place))
            {
                return;
            }

            way.Add(place);
            foreach (var next in Next(catalogue, place, ends, byTime).ToList())
            {
                Walk(next);
            }

            way.RemoveAt(way.Count - 1);
            done.Add(place);
        }
    }

    /// <summary>Where it goes from a place without a word of the person.</summary>
    private static IEnumerable<Place> Next(DialogCatalogue catalogue, Place place, Dictionary<string, HashSet<string>> ends, bool byTime)
    {
        var (dialog, state) = place;
        var calls = StateGraph.CallsOf(state).Where(c => state.Expect is null).ToList();
        foreach (var to in Ways(state, calls, ends, byTime))
        {
            if (dialog.States.TryGetValue(to, out var next))
            {
                yield return new(dialog, next);
            }
        }

        foreach (var (call, _) in calls)
        {
            if (catalogue.Find(call.Dialog) is { } called && called.States.TryGetValue(called.Start, out var start))
            {
                yield return new(called, start);
            }
        }
    }

    private static IEnumerable<string> Ways(
        StateDefinition state, List<(CallDefinition Call, string? Then)> calls, Dictionary<string, HashSet<string>> ends, bool byTime)
    {
        foreach (var (to, _) in byTime ? StateGraph.Deadlines(state) : [])
        {
            yield return to;
        }

        if (state.Expect is not null || state.Await is not null)
        {
            yield break;
        }

        foreach (var (call, then) in calls)
        {
            foreach (var end in ends.GetValueOrDefault(call.Dialog) ?? [])
            {
                if ((call.Results.GetValueOrDefault(end) ?? then) is { } to)
                {
                    yield return to;
                }
            }
        }

        if (state.Call is null)
        {
            foreach (var to in state.Next.Select(b => b.To ?? b.Correct).Concat(state.Results.Values).OfType<string>())
            {
                yield return to;
            }
        }
    }

    /// <summary>The ends of each dialog that can be reached from its start without a word of the person.</summary>
    private static Dictionary<string, HashSet<string>> Ends(DialogCatalogue catalogue, bool byTime)
    {
        var ends = catalogue.Current.ToDictionary(d => d.Name, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        bool grew;
        do
        {
            grew = false;
            foreach (var dialog in catalogue.Current)
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                var open = new Queue<string>([dialog.Start]);
                while (open.TryDequeue(out var name))
                {
                    if (dialog.States.TryGetValue(name, out var state) && seen.Add(name))
                    {
                        var calls = StateGraph.CallsOf(state).Where(c => state.Expect is null).ToList();
                        foreach (var to in Ways(state, calls, ends, byTime))
                        {
                            open.Enqueue(to);
                        }

                        grew |= state.End is { } end && ends[dialog.Name].Add(end);
                    }
                }
            }
        }
        while (grew);

        return ends;
    }
}
