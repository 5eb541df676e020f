namespace Companion.Tuning;

public sealed record Funnel(string Dialog, int Days, IReadOnlyList<FunnelVersion> Versions, IReadOnlyList<FunnelState> States);

/// <param name="Reached">How often its first question was asked.</param>
public sealed record FunnelVersion(string Version, long Reached, bool Current);

/// <param name="Reached">How often it was asked.</param>
/// <param name="AskedAgain">Answers that were not understood or not possible.</param>
/// <param name="Left">Stopped here, or the time ran out.</param>
public sealed record FunnelState(string State, string Version, long Reached, long Answered, long Skipped, long AskedAgain, long Left);

/// <param name="Total">How many answers, of those that are looked at.</param>
public sealed record NotUnderstood(int Total, IReadOnlyList<MissGroup> Groups);

/// <param name="State">Empty: outside any question.</param>
/// <param name="Example">The most usual of them, masked.</param>
public sealed record MissGroup(string Id, string State, string Language, string Example, int Count, int People, DateTimeOffset LastAt, IReadOnlyList<string> Examples);
