using System.Globalization;
using Companion.Conversations.Releases;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Companion.Tuning.DryRuns;

namespace Companion.Tuning;

/// <summary>Steps the last real conversations of a dialog over what is published and over a draft, and tells exactly where they part.</summary>
public sealed class DialogDryRun(DialogSets sets, CompanionDatabase database, TimeProvider clock)
{
    public const int MostConversations = 500;
    private const int MostDifferences = 300;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public async Task<TuningResult<DryRun>> RunAsync(TuningActor actor, Guid draftId, string dialog, int conversations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tenantId = actor.TenantId;
        if (conversations is < 1 or > MostConversations)
        {
            return new TuningError.Invalid($"A dry run takes 1 to {MostConversations} conversations.");
        }

        var (published, draft) = (
            await sets.FindAsync(tenantId, DialogSets.Published, cancellationToken).ConfigureAwait(false),
            await sets.FindAsync(tenantId, DialogSets.OfDraft(draftId), cancellationToken).ConfigureAwait(false));
        if (published.Value is not { } before || draft.Value is not { } after)
        {
            return published.Error ?? draft.Error!; // one of both
        }

        if (before.Catalogue.Find(dialog) is null || after.Catalogue.Find(dialog) is null)
        {
            return new TuningError.NotFound("dialog");
        }

        await actor.WriteAsync(database, "dialogs.dry-run", $"dialog:{dialog}", clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var versions = new Dictionary<(string, string), DialogDefinition?>();
        var (count, turns, same, unreadable, stopped) = (0, 0, 0, 0, false);
        var differences = new List<DryRunDifference>();
        var different = 0;
        var started = clock.GetTimestamp();
        foreach (var id in await LoggedSegment.RecentAsync(database, tenantId, dialog, conversations, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            if (clock.GetElapsedTime(started) > s_patience)
            {
                stopped = true;
                break;
            }

            count++;
            if (await LoggedSegment.ReadAsync(database, tenantId, id, dialog, cancellationToken).ConfigureAwait(false) is not { } segment)
            {
                unreadable++;
                continue;
            }

            foreach (var turn in segment.Turns)
            {
                if (turn is { Dialog: { } name, Version: { } version } && !versions.ContainsKey((name, version)))
                {
                    versions[(name, version)] = before.Catalogue.FindVersion(name, version)
                        ?? await KeptVersions.FindReleasedAsync(database, tenantId, name, version, cancellationToken).ConfigureAwait(false)
                        ?? await KeptVersions.FindBuiltInAsync(database, name, version, cancellationToken).ConfigureAwait(false);
                }
            }

            var (taken, found) = Compare(before, after, segment, dialog, $"c{count.ToString(CultureInfo.InvariantCulture)}", (name, version) => versions.GetValueOrDefault((name, version)));
            turns += taken;
            (unreadable, same, different) = taken == 0 ? (unreadable + 1, same, different) : found.Count == 0 ? (unreadable, same + 1, different) : (unreadable, same, different + 1);
            differences.AddRange(found.Take(MostDifferences - differences.Count));
        }

        return new DryRun(
            count, turns, same, different, unreadable, stopped, differences,
            [.. differences.GroupBy(d => (State: d.State ?? "", Kinds: string.Join(',', d.Kinds))).OrderByDescending(g => g.Count())
                .Select(g => new DryRunPlace(g.Key.State, g.First().Kinds, g.Count()))]);
    }

    private static (int Turns, List<DryRunDifference> Found) Compare(
        DialogSet before, DialogSet after, LoggedSegment segment, string dialog, string name, Func<string, string, DialogDefinition?> versions)
    {
        var (old, next) = (new SegmentReplay(before, segment, versions), new SegmentReplay(after, segment, versions));
        var found = new List<DryRunDifference>();
        var taken = 0;
        string? stood = null;
        for (var i = 0; i < segment.Turns.Count; i++)
        {
            var turn = segment.Turns[i];
            var (one, other) = i == 0 ? (old.Begin(dialog), next.Begin(dialog)) : (old.Next(segment.Turns[i - 1], turn), next.Next(segment.Turns[i - 1], turn));
            if (one.Error is not null || one.Dialog != turn.Dialog || one.State != turn.State)
            {
                break; // from here on the log went a way that this beginning does not explain
            }

            taken++;
            var kinds = Kinds(one, other);
            if (kinds.Count > 0)
            {
                found.Add(new(
                    name, turn.Entry.Now, i + 1, turn.Dialog ?? dialog, stood ?? one.State, segment.Profile.Language.Code(), kinds,
                    Heard(turn.Entry.Input, segment.Profile.Name), Side(one), Side(other)));
                if (kinds.Any(kind => kind is not ("text" or "buttons")))
                {
                    break;
                }
            }

            stood = one.State;
            if (one.Dialog is null)
            {
                break;
            }
        }

        return (taken, found);
    }

    private static List<string> Kinds(ReplayedTurn before, ReplayedTurn after)
    {
        if (after.Error is not null)
        {
            return ["error"];
        }

        var kinds = new List<string>();
        Add("text", !before.Said.SequenceEqual(after.Said));
        Add("buttons", !before.Buttons.SequenceEqual(after.Buttons));
        Add("command", !before.Commands.SequenceEqual(after.Commands));
        Add("end", before.Dialog is null != after.Dialog is null);
        Add("state", before.Dialog is not null && after.Dialog is not null && (before.Dialog, before.State) != (after.Dialog, after.State));
        return kinds;

        void Add(string kind, bool differs)
        {
            if (differs)
            {
                kinds.Add(kind);
            }
        }
    }

    private static DryRunSide Side(ReplayedTurn turn) => new(turn.State, turn.Error is { } error ? [error] : turn.Said, turn.Buttons, turn.Commands);

    private static string Heard(Input input, string name) => input switch
    {
        TextInput text => Masking.Of(text.Text, name),
        EditInput edit => Masking.Of(edit.Text, name),
        ButtonInput => "(a button)",
        CommandInput command => "/" + command.Name,
        FileInput file => $"({file.File.Kind})",
        LocationInput => "(a location)",
        ContactInput => "(a contact)",
        WakeInput => "(time passed)",
        BeginInput => "(begun)",
        WorkDoneInput => "(work was done)",
        _ => "(something else)",
    };
}
