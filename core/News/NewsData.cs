using Companion.Diary.Rules;
using Companion.Diary.Trends;
using Companion.Medicines;
using Companion.People;

namespace Companion.News;

/// <summary>A person's week beside the week before, as far as a reader may know it.</summary>
internal sealed record NewsData
{
    public required string Name { get; init; }

    public required Language Language { get; init; }

    public required TrendData Week { get; init; }

    public required TrendData Before { get; init; }

    public int Answered { get; init; }

    public int Missed { get; init; }

    /// <summary>Null: this reader does not hear of medicines.</summary>
    public Adherence? Medicines { get; init; }

    /// <summary>Readings over 180/120, each of which was measured again and asked about when it was told (AHA/ACC 2025).</summary>
    public int VeryHigh => Week.Pressure.Count(p => p.Systolic > 180 || p.Diastolic > 120);

    /// <summary>Readings at or over the limit for home measurements (NICE NG136), or the doctor's own.</summary>
    public int HighPressure => Week.Pressure.Count(p =>
        p.Systolic >= (Week.Limits.For(LimitKind.Systolic).High ?? BloodPressure.HomeAverageSystolic)
        || p.Diastolic >= (Week.Limits.For(LimitKind.Diastolic).High ?? BloodPressure.HomeAverageDiastolic));

    /// <summary>How many readings of a kind lay outside the limits that are watched.</summary>
    public int Outside(TrendKind kind)
    {
        if (!Week.Series.TryGetValue(kind, out var series))
        {
            return 0;
        }

        var (limitKind, usual) = kind switch
        {
            TrendKind.Pulse => (LimitKind.Pulse, new Limit(50, 110)),
            TrendKind.OxygenSaturation => (LimitKind.OxygenSaturation, new Limit(94, null)),
            TrendKind.Glucose => (LimitKind.Glucose, new Limit(Glucose.Low, null)),
            TrendKind.Temperature => (LimitKind.Temperature, new Limit(null, 38)),
            TrendKind.Breathing => (LimitKind.Breathing, default),
            TrendKind.Weight => (LimitKind.Weight, default),
            _ => (default, default(Limit)),
        };
        var doctors = kind is TrendKind.Mood or TrendKind.Pain or TrendKind.Sleep ? default : Week.Limits.For(limitKind);
        var limit = doctors.IsSet ? doctors : usual;
        return series.Count(p => limit.IsPast(p.Value));
    }
}
