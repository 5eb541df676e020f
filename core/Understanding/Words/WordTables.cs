namespace Companion.Understanding;

/// <summary>
/// The words of one language as its speakers wrote them down; every table in the form of <see cref="WordList"/>. Forms of a word are
/// listed as people type them, with diacritics; matching takes care of those left out.
/// </summary>
internal sealed record WordTables
{
    /// <summary>Cardinals by value, in every case and gender.</summary>
    public required string Numbers { get; init; }

    /// <summary>Ordinals by value.</summary>
    public required string Ordinals { get; init; }

    /// <summary>"point", "plus" (with what it adds, 0.5), "joins" (and within a number), "minus", "fraction" endings.</summary>
    public required string NumberParts { get; init; }

    /// <summary>Units by <see cref="UnitKind"/>.</summary>
    public required string Units { get; init; }

    /// <summary>By <see cref="TalkKind"/>.</summary>
    public required string Talk { get; init; }

    /// <summary>By <see cref="TimeKind"/> and value.</summary>
    public required string Times { get; init; }

    /// <summary>Whole utterances by <see cref="GlobalIntent"/>; the key "sentence" lists cries for help found inside sentences.</summary>
    public required string Intents { get; init; }

    /// <summary>Endings to cut off to compare words, longest first.</summary>
    public required string Endings { get; init; }
}

internal enum UnitKind
{
    None,
    Hour,
    Minute,
    Kilogram,
    Gram,
    Pound,
    Stone,
    Degree,
    Celsius,
    Fahrenheit,
    MillimolePerLitre,
    MilligramPerDecilitre,
    Percent,
    Beats,
    Breaths,
    Pressure,
    Length,
}

internal enum TalkKind
{
    Yes,
    No,
    Unsure,

    /// <summary>Says nothing about a number beside it: "about", "was", "please".</summary>
    Filler,

    /// <summary>What follows replaces what stands before: "rather", "I mean".</summary>
    Correction,
    Not,

    /// <summary>Between two values that are both possible.</summary>
    Range,
    Pulse,
    Upper,
    Lower,
    LastOne,
    Polite,

    Thanks,
    Hello,
    Farewell,
    HowAreYou,
    Praise,

    /// <summary>Goes with a courtesy and adds nothing: "dear", "for everything".</summary>
    Vocative,

    /// <summary>Leads to a name: "call me", "my name is".</summary>
    Called,

    /// <summary>Carries no meaning of its own when a wish is looked up.</summary>
    StopWord,
}

internal enum TimeKind
{
    /// <summary>Days from today.</summary>
    Day,

    /// <summary>1 Monday … 7 Sunday.</summary>
    Weekday,
    Month,

    /// <summary>A <see cref="DayPart"/>.</summary>
    Part,

    /// <summary>An hour that has a name: noon, midnight.</summary>
    Named,
    Now,
    Hours,
    Minutes,
    Days,
    Weeks,
    Months,
    In,
    Ago,
    Later,
    Next,
    Last,
    This,
    Half,
    Quarter,

    /// <summary>"без", "за": minutes, then the hour they are missing to.</summary>
    Without,

    /// <summary>Minutes, then this, then the hour they are missing to.</summary>
    To,
    Past,

    /// <summary>"на": minutes of the hour that leads to the named one.</summary>
    Onto,

    /// <summary>After the hour: minutes missing to it.</summary>
    Minus,
    And,
    HalfAfter,
    OClock,

    /// <summary>Before a time of day: "at", "в", "às".</summary>
    At,

    /// <summary>An hour and nothing more: "in an hour", "a day".</summary>
    A,
}

internal enum DayPart
{
    None,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Am,
    Pm,
}
