using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>A place where live conversations stand, at any depth: talked in, suspended or calling another dialog.</summary>
/// <param name="Conversations">How many.</param>
public sealed record LivePosition(string Dialog, string Version, string State, long Conversations = 1);

/// <summary>A place from which conversations could not go on, and why.</summary>
public sealed record StrandedPosition(LivePosition Position, string Reason);

/// <summary>Whether a set of dialogs may take over.</summary>
/// <param name="Stranded">Empty: it may.</param>
public sealed record ReplacementVerdict(ImmutableArray<StrandedPosition> Stranded)
{
    public bool Allowed => Stranded.IsEmpty;
}

/// <summary>
/// Whether new dialogs may take over while people are in the middle of the old ones. A conversation stays on the version that it began
/// with; that holds as long as what its version stands on (commands, called dialogs and their ends) is still there. A <see cref="StateMap"/>
/// moves it instead; that holds when the new place asks or awaits the same kind of thing and every slot that is filled there on all ways
/// was filled on all ways to the old one.
/// </summary>
public static class DialogReplacement
{
    /// <param name="old">The dialogs in force, with the earlier versions that live conversations are pinned to.</param>
    /// <param name="next">The dialogs that shall take over; already verified.</param>
    /// <param name="commands">The signatures of the commands that exist, by name.</param>
    /// <param name="live">Where conversations stand.</param>
    /// <param name="maps">At most one for each dialog and version.</param>
    public static ReplacementVerdict CanReplace(
        DialogCatalogue old,
        DialogCatalogue next,
        IReadOnlyDictionary<string, CommandSignature> commands,
        IEnumerable<LivePosition> live,
        IReadOnlyCollection<StateMap> maps)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(maps);
        var stranded = ImmutableArray.CreateBuilder<StrandedPosition>();
        foreach (var position in live)
        {
            var reason = Stands(old, position) is not { } from ? "nobody has kept that version"
                : Target(maps, position) is { } target ? WhyNotMoved(old, next, from, target.Map, target.State)
                : WhyNotKept(next, commands, from);
            if (reason is not null)
            {
                stranded.Add(new(position, reason));
            }
        }

        return new(stranded.DrainToImmutable());
    }

    private static Place? Stands(DialogCatalogue old, LivePosition position) =>
        old.FindVersion(position.Dialog, position.Version) is { } dialog && dialog.States.TryGetValue(position.State, out var state)
            ? new(dialog, state) : null;

    private static (StateMap Map, string State)? Target(IEnumerable<StateMap> maps, LivePosition position) =>
        maps.FirstOrDefault(m => m.Dialog == position.Dialog && m.From == position.Version) is { } map
        && map.States.TryGetValue(position.State, out var state) ? (map, state) : null;

    private static string? WhyNotKept(DialogCatalogue next, IReadOnlyDictionary<string, CommandSignature> commands, Place from)
    {
        if (next.FindVersion(from.Dialog.Name, from.Dialog.Version) is not null && next.Find(from.Dialog.Name)?.Version == from.Dialog.Version)
        {
            return null; // it is not replaced, and what takes over is verified
        }

        var ahead = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([from.State.Name, from.Dialog.OnCancel ?? from.State.Name]);
        while (open.TryDequeue(out var name))
        {
            if (from.Dialog.States.TryGetValue(name, out var state) && ahead.Add(name))
            {
                foreach (var (to, _) in StateGraph.Edges(state))
                {
                    open.Enqueue(to);
                }
            }
        }

        return DialogVerifier.VerifyStanding(from.Dialog, next, commands)
            .Where(f => f.State is null || ahead.Contains(f.State)).Select(f => $"state '{f.State}' of its version {f.Message}").FirstOrDefault();
    }

    private static string? WhyNotMoved(DialogCatalogue old, DialogCatalogue next, Place from, StateMap map, string target)
    {
        if (next.Find(map.Dialog) is not { } dialog || dialog.Version != map.To)
        {
            return $"the map leads to version {map.To}, which does not take over";
        }

        if (!dialog.States.TryGetValue(target, out var state))
        {
            return $"there is no state '{target}' to go on at";
        }

        if (!QuestionFit.SamePlace(from.State, state))
        {
            return $"'{target}' is another kind of place: it does not ask, await or call what '{from.State.Name}' does";
        }

        var before = SlotFlow.Of(from.Dialog, old.Find).At(from.State.Name) ?? Known.Nothing;
        foreach (var slot in dialog.Slots.Where(s => SlotFlow.Of(dialog, next.Find).At(target)?.IsFilled(s.Name) == true))
        {
            if (!before.IsFilled(slot.Name))
            {
                return $"'{slot.Name}' is taken as filled at '{target}', and may be empty at '{from.State.Name}'";
            }

            if (!QuestionFit.Takes(slot.Type, from.Dialog.Slot(slot.Name)?.Type))
            {
                return $"'{slot.Name}' may hold a value that the new version does not know";
            }
        }

        return null;
    }

    private readonly record struct Place(DialogDefinition Dialog, StateDefinition State);
}
