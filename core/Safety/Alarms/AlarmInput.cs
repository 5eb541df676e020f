using Companion.Dialogs;

namespace Companion.Safety.Alarms;

/// <summary>What can happen to an alarm.</summary>
internal abstract record AlarmInput
{
    /// <summary>Its time has come.</summary>
    public sealed record Due : AlarmInput;

    /// <summary>The person does not want to wait for the countdown.</summary>
    public sealed record CallNow : AlarmInput;

    /// <summary>The person asks for help again while it runs.</summary>
    public sealed record Again : AlarmInput;

    /// <summary>A contact answers.</summary>
    public sealed record Answer(int Contact, ContactAnswer Kind) : AlarmInput;

    /// <summary>It is over, says the person (<paramref name="Contact"/> null) or a contact who has it in hand.</summary>
    /// <param name="InDialog">The person's own dialog about the alarm asks on; otherwise it is closed.</param>
    public sealed record Resolve(int? Contact, AlarmOutcome Outcome, bool InDialog = false) : AlarmInput;

    /// <summary>An operator does something about it.</summary>
    public sealed record Staff(StaffTaker By, StaffAction Action) : AlarmInput;

    /// <summary>What happened, in the words of the person (both null), of a contact who helped, or of an operator.</summary>
    public sealed record Note(int? Contact, StaffTaker? By, string Text) : AlarmInput;

    /// <summary>A message to a contact went out.</summary>
    public sealed record SendDone(int Contact, int Way) : AlarmInput;

    /// <summary>A message to a contact could not be sent that way.</summary>
    public sealed record SendFailed(int Contact, int Way) : AlarmInput;

    public sealed record Position(LocationValue Location) : AlarmInput;
}

internal enum ContactAnswer
{
    Take,
    OnTheWay,
    Cannot,
}

internal enum StaffAction
{
    Take,
    OnTheWay,

    /// <summary>To the operators' queue.</summary>
    HandOver,
    Safe,
    FalseAlarm,
}

/// <summary>What a transition wants done, within the transaction that stores it.</summary>
internal abstract record AlarmEffect
{
    /// <summary>Call a contact by one of their ways.</summary>
    public sealed record Page(int Contact, int Way) : AlarmEffect;

    /// <summary>Tell a contact who was called how it goes on; <paramref name="About"/>: which contact it is about.</summary>
    public sealed record TellContact(int Contact, string Notice, int? About = null) : AlarmEffect;

    public sealed record TellPerson(string Notice, int? About = null) : AlarmEffect;

    public sealed record HandOver(string Reason) : AlarmEffect;

    /// <summary>An alarm that was handed over has another owner (null: none), or is closed.</summary>
    public sealed record Staffed(Guid? StaffId, bool Closed) : AlarmEffect;

    /// <summary>A line of the timeline.</summary>
    public sealed record Happened(string What, int? Contact = null, string? Way = null) : AlarmEffect;
}

/// <summary>What a transition came to, for whoever brought the input.</summary>
internal enum AlarmResult
{
    /// <summary>Nothing to do: the input came too late, twice or too early.</summary>
    Nothing,
    Done,

    /// <summary>Ended in the countdown: nobody was told.</summary>
    Withdrawn,

    /// <summary>It is over; a late answer changes nothing.</summary>
    Over,

    /// <summary>Somebody else has it in hand.</summary>
    TakenByOther,

    /// <summary>Nobody has been called yet: the person may still take it back.</summary>
    TooEarly,

    /// <summary>Only who has it in hand may say that it is over.</summary>
    NotTheirs,
}

internal sealed record AlarmStep(Alarm Alarm, IReadOnlyList<AlarmEffect> Effects, AlarmResult Result);
