using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.Safety.Alarms;

namespace Companion.Safety.Desk;

/// <summary>An alarm as it stands on the operators' board.</summary>
/// <param name="PersonName">Empty: never told. To be masked for who may not see names.</param>
/// <param name="Cause">One of <see cref="AlarmCauses"/>.</param>
/// <param name="Outcome">Null: it is not over, or an operator has not closed it yet.</param>
/// <param name="Epoch">Grows with everything that happens to it.</param>
/// <param name="Contacts">Steps of its ladder, copied when it began.</param>
/// <param name="ContactsAsked">How many of them were called.</param>
/// <param name="TakenBy">The contact who has it in hand; null: none.</param>
/// <param name="HandedToStaff">Nobody of the ladder took it: operators must.</param>
/// <param name="Staff">The operator who has it in hand; null: none.</param>
/// <param name="IsLive">It runs, or was handed to operators and not closed.</param>
public sealed record AlarmCard(
    Guid Id,
    Guid PersonId,
    string PersonName,
    AlarmKind Kind,
    AlarmState State,
    string Cause,
    AlarmOutcome? Outcome,
    DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? EndedAt,
    long Epoch,
    int Contacts,
    int ContactsAsked,
    string? TakenBy,
    bool HandedToStaff,
    AlarmOperator? Staff,
    bool HasPosition,
    bool IsLive);

/// <param name="Id">The member of the staff.</param>
/// <param name="Name">As other operators see them (their login); persons and contacts never do.</param>
public sealed record AlarmOperator(Guid Id, string Name);

/// <summary>Everything about one alarm.</summary>
/// <param name="Number">The ambulance's, where the person lives.</param>
/// <param name="Phone">The person's; null: not known.</param>
/// <param name="Language">The person's, as a tag.</param>
/// <param name="Words">What the person said when they asked for help in words; null: they did not.</param>
/// <param name="Position">The last one; null: not known.</param>
public sealed record AlarmCase(
    AlarmCard Card,
    string Number,
    string? Phone,
    string Language,
    string? Words,
    LocationValue? Position,
    ImmutableArray<AlarmLadderStep> Ladder,
    ImmutableArray<AlarmEvent> Events,
    ImmutableArray<AlarmRemark> Notes);

/// <summary>A step of the ladder.</summary>
public sealed record AlarmLadderStep(string Name, ContactProgress Progress, TimeSpan Wait, DateTimeOffset? PagedAt, ImmutableArray<AlarmWayState> Ways);

public sealed record AlarmWayState(WayKind Kind, WayState State);

/// <summary>
/// A line of the timeline. <paramref name="What"/>: started, countdown-over, paged, sent, not-sent, unreachable, no-answer, waits-for-morning,
/// taken, took-too, on-the-way, cannot, asked-taker, asked-again, position, staff-took, staff-on-the-way, staff-gave-back, staff-silent, note,
/// safe, false-alarm, test-passed, ladder-ended, nobody-in-ladder, taker-silent, by-staff.
/// </summary>
/// <param name="Contact">Place in the ladder of whom it is about, from 0; null: nobody of it.</param>
/// <param name="Way">A <see cref="WayKind"/> by name; null: none.</param>
public sealed record AlarmEvent(DateTimeOffset At, string What, int? Contact, string? Way);

/// <summary>What was told about an alarm's end.</summary>
/// <param name="By">The contact's or operator's name; null: the person's own words.</param>
public sealed record AlarmRemark(DateTimeOffset At, string? By, string Text);

/// <summary>What an operator does.</summary>
public enum DeskAction
{
    /// <summary>"I take care of it": the ladder rests, the person and those who were called are told.</summary>
    Acknowledge,
    OnTheWay,

    /// <summary>To the operators' queue, from the ladder or from oneself.</summary>
    HandOver,
    ResolveSafe,
    ResolveFalseAlarm,
}

public enum DeskResult
{
    /// <summary>Done, or it stood like that already.</summary>
    Done,

    /// <summary>No such alarm in this tenant.</summary>
    Unknown,

    /// <summary>It is over; nothing changes.</summary>
    Over,

    /// <summary>A contact or another operator has it in hand.</summary>
    Taken,

    /// <summary>The countdown runs: nobody is called yet, the person may still take it back.</summary>
    TooEarly,
}

/// <param name="Alarm">As it stands afterwards; null: <see cref="DeskResult.Unknown"/>.</param>
public sealed record DeskAnswer(DeskResult Result, AlarmCard? Alarm);
