namespace Companion.Handoffs;

/// <summary>Stored by name.</summary>
public enum HandoffState
{
    /// <summary>Nobody has it: the bot answers as ever, everybody on duty sees it.</summary>
    Waiting,

    /// <summary>One of the staff has it: the bot is silent, but for alarms.</summary>
    Taken,
    Closed,
}

/// <summary>How it began; stored by name.</summary>
public enum HandoffReason
{
    Asked,
    Alarm,
    Staff,
}

/// <summary>A conversation with a human, or the wish for one.</summary>
/// <param name="PersonName">In the open; to be masked for who may not see it.</param>
/// <param name="Language">The person's, as a tag.</param>
/// <param name="Overdue">Nobody took it in time, and the person was told so.</param>
/// <param name="LeaseUntil">When it goes back to the queue unless its owner is heard of.</param>
/// <param name="LastFromPersonAt">When the person last wrote; null: not since it began.</param>
public sealed record HandoffCard(
    Guid Id, Guid PersonId, string PersonName, string Language, HandoffState State, HandoffReason Reason, DateTimeOffset OpenedAt, bool Overdue,
    Guid? OwnerId, DateTimeOffset? LeaseUntil, DateTimeOffset? LastFromPersonAt);

public enum HandoffSpeaker
{
    Person,
    Staff,
}

/// <param name="StaffId">Who of the staff; null: the person.</param>
/// <param name="Kind">"Text", "Voice", "Photo", "File", "Location", "Contact" or "Button".</param>
public sealed record HandoffMessage(DateTimeOffset At, HandoffSpeaker From, Guid? StaffId, string Kind, string Text);

/// <summary>What came of something that staff did.</summary>
public enum HandoffResult
{
    Done,

    /// <summary>There is none in this tenant.</summary>
    Unknown,

    /// <summary>Somebody else has it.</summary>
    Taken,

    /// <summary>Take it first: nobody, or somebody else, has it.</summary>
    NotYours,
    Closed,

    /// <summary>Nothing that could be said.</summary>
    BadText,
}

/// <summary>The times of a conversation with a human.</summary>
public static class HandoffTimes
{
    /// <summary>Who has it and is not heard of for so long has it no more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>After so long in the queue the person is told that it takes longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
}
