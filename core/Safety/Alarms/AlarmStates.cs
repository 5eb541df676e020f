namespace Companion.Safety.Alarms;

/// <summary>What sort of alarm it is. Stored by name.</summary>
public enum AlarmKind
{
    Sos,

    /// <summary>A rehearsal: every text says so.</summary>
    Test,

    /// <summary>A promised sign of life did not come: told softly.</summary>
    Silence,
}

/// <summary>Where an alarm stands; docs/decisions/0080 has the transitions. Stored by name.</summary>
public enum AlarmState
{
    /// <summary>The person may still take it back; nobody knows of it.</summary>
    Countdown,

    /// <summary>The ladder is called.</summary>
    Alerting,

    /// <summary>A contact or an operator has it in hand.</summary>
    Acknowledged,
    OnTheWay,

    /// <summary>Over.</summary>
    Resolved,

    /// <summary>Nobody of the ladder took it: over for the ladder, open for operators until one closes it.</summary>
    HandedOver,
}

/// <summary>How it ended. Stored by name.</summary>
public enum AlarmOutcome
{
    Safe,
    FalseAlarm,
    HandedOver,
}

/// <summary>What became of calling a contact. Stored by name.</summary>
public enum ContactProgress
{
    Waiting,
    Paged,
    Cannot,
    Unreachable,
    Took,
    OnTheWay,
}

/// <summary>Stored by name.</summary>
public enum WayKind
{
    Telegram,
    WebChat,
    Push,
    Email,
    Sms,
}

/// <summary>What became of one way to a contact. Stored by name.</summary>
public enum WayState
{
    NotTried,
    Tried,
    Sent,
    Failed,
}

/// <summary>What raises alarms; stored.</summary>
public static class AlarmCauses
{
    /// <summary>The button, or /sos.</summary>
    public const string Button = "button";

    /// <summary>Written words.</summary>
    public const string Words = "words";

    /// <summary>Spoken words.</summary>
    public const string Voice = "voice";

    /// <summary>A dangerous sign, of which the person said that help is needed.</summary>
    public const string RedFlag = "red-flag";

    public const string Test = "test";

    /// <summary>The daily questions stayed unanswered.</summary>
    public const string CheckIn = "check-in";

    /// <summary>A promised sign of life did not come.</summary>
    public const string Promise = "promise";
}
