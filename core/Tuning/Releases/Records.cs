using Companion.Dialogs;

namespace Companion.Tuning;

/// <param name="Status">"canary", "published", "replaced" or "rolled-back".</param>
/// <param name="Share">Percent of the people; 100: everybody.</param>
/// <param name="RollsBackTo">The release whose dialogs it brought back.</param>
/// <param name="Dialogs">What differs from the program's own.</param>
/// <param name="Moved">Conversations that were told to go on in the new version.</param>
public sealed record ReleaseView(
    Guid Id,
    int Number,
    string Name,
    string Notes,
    string Status,
    int Share,
    string Author,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? EndedAt,
    Guid? Draft,
    Guid? RollsBackTo,
    IReadOnlyList<DialogVersionView> Dialogs,
    int Moved);

public sealed record DialogVersionView(string Name, string Version);

public sealed record LivePlaceView(string Dialog, string Version, string State, long Conversations);

/// <summary>Old state → new state.</summary>
public sealed record StateMapView(string Dialog, string From, string To, IReadOnlyDictionary<string, string> States);

/// <summary>What publishing a draft would meet.</summary>
/// <param name="Live">Where people stand now in dialogs that it changes.</param>
/// <param name="ProposedMaps">Where they could go on in the new version.</param>
public sealed record PublishCheck(
    bool Ready,
    IReadOnlyList<FindingView> Findings,
    TestRun Tests,
    IReadOnlyList<StrandedView> Stranded,
    IReadOnlyList<LivePlaceView> Live,
    IReadOnlyList<StateMapView> ProposedMaps,
    IReadOnlyList<string> Changed);

/// <summary>What becomes of those in the middle of a changed dialog.</summary>
public enum Moves
{
    /// <summary>They end with the version that they began with.</summary>
    Stay,

    /// <summary>They go on in the new version wherever that is proposed.</summary>
    Proposed,

    /// <summary>They go on as the given maps say.</summary>
    Given,
}

/// <summary>How a draft is to be published.</summary>
/// <param name="Share">1 to 100 percent of the people; less than 100: a trial beside what is published.</param>
public sealed record PublishWish(
    int Revision, string Name, string? Notes = null, int Share = 100, Moves Moves = Moves.Stay, IReadOnlyList<StateMapView>? Maps = null);

internal static class StateMaps
{
    public static StateMapView View(StateMap map) => new(map.Dialog, map.From, map.To, map.States);

    public static StateMap From(StateMapView map) =>
        new(map.Dialog, map.From, map.To, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, map.States));
}
