using System.Text.Json.Serialization;

namespace Companion.Broadcasts;

/// <summary>Stored by name.</summary>
public enum BroadcastState
{
    /// <summary>May be changed.</summary>
    Draft,
    Running,
    Paused,

    /// <summary>Whoever has not got it gets it no more.</summary>
    Stopped,
    Done,
}

/// <summary>What a person is to others.</summary>
public enum SegmentRole
{
    /// <summary>Cares for nobody here.</summary>
    Elder,
    Relative,
    Doctor,
}

/// <summary>Whom it is for; an empty list: everybody.</summary>
/// <param name="Languages">Tags.</param>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Consents">All of these are in force.</param>
/// <param name="Roles">Any of these.</param>
/// <param name="OnboardedOnly">Only who finished the first talk.</param>
public sealed record BroadcastSegment(
    IReadOnlyList<string> Languages, IReadOnlyList<string> Countries, IReadOnlyList<string> Consents, IReadOnlyList<SegmentRole> Roles, bool OnboardedOnly);

/// <param name="Waiting">Those who are still to get it.</param>
/// <param name="Skipped">Who had no conversation any more.</param>
public sealed record BroadcastCounts(long Waiting, long Sent, long Skipped);

/// <summary>What staff write.</summary>
/// <param name="Texts">By language; people of a language without a text are left out.</param>
/// <param name="PerMinute">At most so many a minute, 1–6,000.</param>
public sealed record BroadcastDraft(string Title, IReadOnlyDictionary<string, string> Texts, BroadcastSegment Segment, int PerMinute);

/// <param name="Version">Grows with every change.</param>
public sealed record Broadcast(
    Guid Id, long Version, BroadcastState State, BroadcastDraft Draft, DateTimeOffset CreatedAt, Guid CreatedBy, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, BroadcastCounts Counts);

/// <param name="NoText">People of a language without a text.</param>
/// <param name="Unreachable">Who has no chat that takes messages.</param>
public sealed record BroadcastPreview(long People, IReadOnlyDictionary<string, long> ByLanguage, long NoText, long Unreachable);

public enum BroadcastResult
{
    Done,
    Unknown,

    /// <summary>Not in a state in which that can be done.</summary>
    State,

    /// <summary>Somebody changed it meanwhile.</summary>
    Changed,

    /// <summary>A text is too long or empty, a language, consent or number is none.</summary>
    Bad,
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BroadcastSegment))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class BroadcastJson : JsonSerializerContext;
