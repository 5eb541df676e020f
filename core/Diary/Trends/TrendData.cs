using Companion.Diary.Rules;
using Companion.Medicines;
using Companion.People;

namespace Companion.Diary.Trends;

/// <summary>How far a trend looks back, today included.</summary>
public enum TrendPeriod
{
    /// <summary>7 days, every reading.</summary>
    Week,

    /// <summary>30 days, a mean a day.</summary>
    Month,

    /// <summary>52 weeks, a mean a week.</summary>
    Year,
}

/// <summary>What can be drawn beside blood pressure, in the order of the picture.</summary>
public enum TrendKind
{
    Pulse,
    Mood,
    Pain,
    Sleep,
    OxygenSaturation,
    Glucose,
    Weight,
    Temperature,
    Breathing,
}

/// <summary>A value at the person's local time.</summary>
public readonly record struct TrendPoint(DateTime At, decimal Value);

/// <summary>A blood pressure at the person's local time, mmHg.</summary>
public readonly record struct PressurePoint(DateTime At, decimal Systolic, decimal Diastolic);

/// <summary>Everything that a picture of a trend is drawn from.</summary>
public sealed record TrendData
{
    public required TrendPeriod Period { get; init; }

    /// <summary>The last local day shown.</summary>
    public required DateOnly Until { get; init; }

    public required Language Language { get; init; }

    /// <summary>Stands over the picture; null: the period's own ("Your week").</summary>
    public string? Title { get; init; }

    public IReadOnlyList<PressurePoint> Pressure { get; init; } = [];

    /// <summary>Values in their stored units; glucose in mg/dL.</summary>
    public IReadOnlyDictionary<TrendKind, IReadOnlyList<TrendPoint>> Series { get; init; } = new Dictionary<TrendKind, IReadOnlyList<TrendPoint>>();

    /// <summary>Planned doses of medicines over the period.</summary>
    public Adherence Medicines { get; init; }

    /// <summary>Show glucose in mmol/L.</summary>
    public bool GlucoseInMillimoles { get; init; }

    public PersonalLimits Limits { get; init; } = PersonalLimits.None;

    public int Days => Period switch
    {
        TrendPeriod.Week => 7,
        TrendPeriod.Month => 30,
        _ => 364,
    };

    public DateOnly From => Until.AddDays(1 - Days);

    public bool IsEmpty => Pressure.Count == 0 && Series.Values.All(s => s.Count == 0) && Medicines.Due == 0;
}
