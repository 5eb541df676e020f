using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>What a slot accepts, with its ranges: the contract between a definition, the understanding of input and commands.</summary>
public abstract record SlotType
{
    /// <summary>The name in definitions and command signatures, such as "blood-pressure".</summary>
    public abstract string Name { get; }
}

/// <summary>Free text of at most <paramref name="Max"/> characters.</summary>
public sealed record TextType(int Max = 1000) : SlotType
{
    public override string Name => "text";
}

public sealed record ChoiceType(ImmutableArray<ChoiceOption> Options) : SlotType
{
    public override string Name => "choice";
}

/// <summary>An option: <paramref name="TextKey"/> is its button's text; further words that mean it live under the text key + ".words".</summary>
public sealed record ChoiceOption(string Id, string TextKey);

public sealed record YesNoType : SlotType
{
    public override string Name => "yes-no";
}

/// <summary>
/// A number in <paramref name="Unit"/> within [<paramref name="Min"/>, <paramref name="Max"/>] (outside: implausible, asked again)
/// with at most <paramref name="Decimals"/> decimals.
/// </summary>
public sealed record NumberType(decimal Min, decimal Max, MeasureUnit Unit = MeasureUnit.None, int Decimals = 0) : SlotType
{
    public override string Name => "number";
}

/// <summary>A whole number from <paramref name="From"/> to <paramref name="To"/>, offered as buttons.</summary>
public sealed record ScaleType(int From, int To) : SlotType
{
    public override string Name => "scale";
}

public sealed record BloodPressureType : SlotType
{
    public override string Name => "blood-pressure";
}

public sealed record DateType(bool Past = true, bool Future = true) : SlotType
{
    public override string Name => "date";
}

/// <summary>A local time of day ("в девять утра", "9:30", "8 da noite").</summary>
public sealed record TimeType : SlotType
{
    public override string Name => "time";
}

/// <summary>A date and time, absolute or relative ("завтра в девять", "in 2 hours").</summary>
public sealed record MomentType(bool Past = true, bool Future = true) : SlotType
{
    public override string Name => "moment";
}

public sealed record FileType(ImmutableArray<FileKind> Kinds, long MaxBytes = 20 * 1024 * 1024) : SlotType
{
    public override string Name => "file";
}

public sealed record LocationType : SlotType
{
    public override string Name => "location";
}

public sealed record ContactType : SlotType
{
    public override string Name => "contact";
}

public enum MeasureUnit
{
    None,
    Hours,
    BeatsPerMinute,
    Percent,

    /// <summary>Glucose, canonical; "5,6 ммоль" is converted (1 mmol/L = 18.016 mg/dL).</summary>
    MilligramsPerDecilitre,

    /// <summary>Weight, canonical; pounds are converted.</summary>
    Kilograms,

    /// <summary>Temperature, canonical; Fahrenheit is converted.</summary>
    Celsius,
    BreathsPerMinute,
    Minutes,
}
