namespace Companion.Tuning;

/// <param name="Conversations">How many were looked at.</param>
/// <param name="Same">Conversations that would go exactly as now.</param>
/// <param name="Unreadable">Conversations that could not be stepped again as they were (begun by something that is not in the log any more).</param>
/// <param name="Stopped">The time ran out; the numbers hold for what was looked at.</param>
public sealed record DryRun(
    int Conversations, int Turns, int Same, int Different, int Unreadable, bool Stopped, IReadOnlyList<DryRunDifference> Differences, IReadOnlyList<DryRunPlace> ByPlace);

/// <param name="Conversation">"c1", "c2": nobody's id.</param>
/// <param name="Kinds">Of text, buttons, state, command, end, error.</param>
/// <param name="Heard">What the person said or tapped, masked.</param>
public sealed record DryRunDifference(
    string Conversation,
    DateTimeOffset At,
    int Turn,
    string Dialog,
    string? State,
    string Language,
    IReadOnlyList<string> Kinds,
    string Heard,
    DryRunSide Before,
    DryRunSide After);

/// <param name="Said">Masked.</param>
public sealed record DryRunSide(string? State, IReadOnlyList<string> Said, IReadOnlyList<string> Buttons, IReadOnlyList<string> Commands);

public sealed record DryRunPlace(string State, IReadOnlyList<string> Kinds, int Count);
