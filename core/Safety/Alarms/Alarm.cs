using System.Collections.Immutable;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Safety.Alarms;

/// <summary>
/// A call for help: immutable; the alarm machine's only memory. The ladder is copied into it when it starts, so that nothing that is
/// edited meanwhile changes it.
/// </summary>
internal sealed record Alarm
{
    public required Guid Id { get; init; }

    public required AlarmPerson Person { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>One of <see cref="AlarmCauses"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>What the person said when they asked for help in words; null: they did not.</summary>
    public string? Words { get; init; }

    public AlarmState State { get; init; } = AlarmState.Countdown;

    /// <summary>Null while it runs.</summary>
    public AlarmOutcome? Outcome { get; init; }

    /// <summary>Grows with every transition.</summary>
    public long Epoch { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When time alone moves it; null: never.</summary>
    public DateTimeOffset? NextDue { get; init; }

    public required ImmutableArray<AlarmContact> Ladder { get; init; }

    /// <summary>Place of the contact who is being called; null: nobody now.</summary>
    public int? Current { get; init; }

    /// <summary>Place of the last contact who was reached for.</summary>
    public int Reached { get; init; } = -1;

    /// <summary>Who has it in hand; null: nobody.</summary>
    public int? TakenBy { get; init; }

    /// <summary>The operator who has it in hand, running or handed over; null: none.</summary>
    public StaffTaker? Staff { get; init; }

    /// <summary>When an operator closed what had been handed over; null: it waits for one, or never was.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was told about it afterwards.</summary>
    public ImmutableArray<AlarmNote> Notes { get => field.IsDefault ? [] : field; init; } // alarms of before notes have none

    /// <summary>Times that the one who has it in hand was asked how it goes.</summary>
    public int Reminders { get; init; }

    public LocationValue? Position { get; init; }

    /// <summary>The position that was passed on last, and when.</summary>
    public LocationValue? RelayedPosition { get; init; }

    public DateTimeOffset? RelayedAt { get; init; }

    /// <summary>What people are told of afterwards, in order.</summary>
    public ImmutableArray<AlarmLine> Lines { get; init; } = [];

    /// <summary>Events written so far: the next one's number.</summary>
    public int Events { get; init; }

    /// <summary>Attempts to send so far: the next one's number.</summary>
    public int Sends { get; init; }

    public bool IsOver => EndedAt is not null;

    /// <summary>Handed over, and no operator has closed it.</summary>
    public bool WaitsForStaff => State == AlarmState.HandedOver && Kind == AlarmKind.Sos && ClosedAt is null;

    /// <summary>A person's place in the ladder; null: they are not in it.</summary>
    public int? PlaceOf(Guid personId)
    {
        for (var at = 0; at < Ladder.Length; at++)
        {
            if (Ladder[at].PersonId == personId)
            {
                return at;
            }
        }

        return null;
    }

    public AlarmContact? Taker => TakenBy is { } at ? Ladder[at] : null;
}

/// <param name="Contact">Their place in the ladder; with <paramref name="Staff"/> null as well: the person's own words.</param>
internal sealed record AlarmNote(DateTimeOffset At, int? Contact, string? Staff, string Text);

/// <param name="Name">As operators see it.</param>
internal sealed record StaffTaker(Guid Id, string Name);

/// <summary>A line of the timeline; <paramref name="Contact"/>: whom it is about.</summary>
internal sealed record AlarmLine(DateTimeOffset At, string What, int? Contact);

/// <summary>Who needs help, as everybody in the alarm is told.</summary>
internal sealed record AlarmPerson(
    Guid PersonId, Guid ConversationId, string Name, Language Language, string TimeZone, string Number, string? Phone, ImmutableArray<AlarmWay> Ways)
{
    /// <summary>Operators work here who see it; otherwise nobody is told of any.</summary>
    public bool HasOperators { get; init; }
}

/// <summary>A step of the ladder.</summary>
internal sealed record AlarmContact(Guid PersonId, string Name, Language Language, TimeSpan Wait, ImmutableArray<AlarmWay> Ways)
{
    public ContactProgress Progress { get; init; }

    public DateTimeOffset? PagedAt { get; init; }

    /// <summary>Not called before (a soft alarm at night); null: at any time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether the person lets them see where they are.</summary>
    public bool SeesPosition { get; init; }

    /// <summary>Whether the person lets them see how an alarm went.</summary>
    public bool SeesAlarms { get; init; }

    /// <summary>Whether the person lets them hear what they said about their health.</summary>
    public bool HearsWords { get; init; }

    /// <summary>Was called, and so hears how it goes on.</summary>
    public bool WasPaged => PagedAt is not null;
}

/// <summary>A way to reach somebody: which, where, and how long after the others it is tried.</summary>
/// <param name="Address">Phone, e-mail; for a chat its id in <paramref name="AccountId"/>.</param>
internal sealed record AlarmWay(WayKind Kind, string Address, TimeSpan After, Guid AccountId = default, Guid ConversationId = default)
{
    public WayState State { get; init; }
}
