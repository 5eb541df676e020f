using System.Collections.Immutable;
using Companion.Dialogs;

namespace Companion.Tuning.Releases;

/// <summary>
/// Whether one set of dialogs may follow others while people are in the middle of them. Not only where somebody stands now counts: at every
/// place of what is served until then somebody may stand a second later, so each must be able to stay or be mapped. So no lock on the
/// conversations is needed, and nobody who begins while nodes are being told falls between.
/// </summary>
internal static class Succession
{
    /// <summary>The places from which somebody could not go on.</summary>
    /// <param name="served">What is served until now: published, and a canary's.</param>
    /// <param name="earlier">Versions from before on which somebody still stands.</param>
    public static IReadOnlyList<StrandedView> Stranded(
        IReadOnlyCollection<DialogCatalogue> served,
        IReadOnlyCollection<DialogDefinition> earlier,
        DialogSet next,
        LivePlaces live,
        IReadOnlyCollection<StateMap> maps)
    {
        var versions = served.SelectMany(catalogue => catalogue.Current).Concat(earlier).DistinctBy(d => (d.Name, d.Version)).ToList();
        var counts = live.All.ToDictionary(p => (p.Dialog, p.Version, p.State), p => p.Conversations);
        var positions = versions.SelectMany(dialog => Standing(dialog)
                .Select(state => new LivePosition(dialog.Name, dialog.Version, state.Name, counts.GetValueOrDefault((dialog.Name, dialog.Version, state.Name)))))
            .Concat(counts.Where(c => !versions.Any(v => v.Name == c.Key.Dialog && v.Version == c.Key.Version))
                .Select(c => new LivePosition(c.Key.Dialog, c.Key.Version, c.Key.State, c.Value)));
        var old = served.First().WithVersions(versions);
        return
        [
            .. DialogReplacement.CanReplace(old, next.Catalogue, next.Program.Commands, positions, maps).Stranded
                .OrderByDescending(s => s.Position.Conversations)
                .Select(s => new StrandedView(s.Position.Dialog, s.Position.Version, s.Position.State, s.Position.Conversations, s.Reason)),
        ];
    }

    /// <summary>For each version that is not the next one's: the places of the same name where one could go on.</summary>
    public static ImmutableArray<StateMap> Proposed(IReadOnlyCollection<DialogCatalogue> served, IReadOnlyCollection<DialogDefinition> earlier, DialogSet next)
    {
        var versions = served.SelectMany(catalogue => catalogue.Current).Concat(earlier).DistinctBy(d => (d.Name, d.Version)).ToList();
        var old = served.First().WithVersions(versions);
        var maps = ImmutableArray.CreateBuilder<StateMap>();
        foreach (var from in versions)
        {
            if (next.Catalogue.Find(from.Name) is not { } to || to.Version == from.Version)
            {
                continue;
            }

            var same = Standing(from).Where(state => to.States.ContainsKey(state.Name))
                .Select(state => new StateMap(from.Name, from.Version, to.Version, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(state.Name, state.Name)])))
                .Where(map => DialogReplacement.CanReplace(old, next.Catalogue, next.Program.Commands, [new(from.Name, from.Version, map.States.Keys.First())], [map]).Allowed)
                .Select(map => map.States.Keys.First()).ToList();
            if (same.Count > 0)
            {
                maps.Add(new(from.Name, from.Version, to.Version, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, same.Select(s => KeyValuePair.Create(s, s)))));
            }
        }

        return maps.DrainToImmutable();
    }

    /// <summary>Where a conversation can rest: it asks, awaits or has called another dialog.</summary>
    private static IEnumerable<StateDefinition> Standing(DialogDefinition dialog) =>
        dialog.Ordered.Where(state => state.Expect is not null || state.Await is not null || StateGraph.CallsOf(state).Any());
}
