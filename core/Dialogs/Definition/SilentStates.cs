using System.Collections.Frozen;

namespace Companion.Dialogs;

/// <summary>Which states end their dialog without saying anything: these may be entered at night.</summary>
internal static class SilentStates
{
    public static FrozenSet<string> Of(IReadOnlyList<StateDefinition> states)
    {
        var silent = states.Where(SaysNothing).ToDictionary(s => s.Name, StringComparer.Ordinal);
        while (silent.Values.FirstOrDefault(s => StateGraph.Edges(s).Any(e => !silent.ContainsKey(e.To))) is { } speaks)
        {
            silent.Remove(speaks.Name);
        }

        return silent.Keys.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What a called dialog says is not known here.</summary>
    private static bool SaysNothing(StateDefinition state) =>
        state is { Text: null, Picture: null, Expect: null, Await: null, Call: null, Offers.IsEmpty: true } && state.Next.All(b => b.Call is null);
}
