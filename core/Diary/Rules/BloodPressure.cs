namespace Companion.Diary.Rules;

/// <summary>What one reading of blood pressure asks for.</summary>
public enum PressureConcern
{
    None,

    /// <summary>Within what is usual, but past a limit that the person's doctor set.</summary>
    PastDoctorsLimit,

    /// <summary>Over 180 or over 120: measure again after a minute of rest, then ask about symptoms.</summary>
    Crisis,

    /// <summary>Systolic at or under 90: sit or lie down, measure again, call a doctor if it stays.</summary>
    Low,
}

/// <summary>The readings of one local day, summed up, mmHg.</summary>
public readonly record struct PressureDay(DateOnly Day, int Count, int SystolicSum, int DiastolicSum);

/// <summary>Mean of home readings, rounded to whole mmHg.</summary>
/// <param name="Days">Local days that went into it, the first one not counted.</param>
public readonly record struct PressureAverage(int Systolic, int Diastolic, int Days);

/// <summary>Rules for blood pressure measured at home.</summary>
public static class BloodPressure
{
    /// <summary>mmHg; an average at or above is amber. Source: NICE NG136 (2019, updated 2023), 1.2.8: home average of 135/85 or higher.</summary>
    public const int HomeAverageSystolic = 135;

    /// <summary>mmHg; see <see cref="HomeAverageSystolic"/>.</summary>
    public const int HomeAverageDiastolic = 85;

    /// <summary>
    /// mmHg; above it the reading is repeated after a minute, then symptoms are asked for.
    /// Source: AHA/ACC guideline for high blood pressure in adults (2025), severe hypertension and hypertensive emergency: &gt; 180 and/or &gt; 120.
    /// </summary>
    public const int CrisisSystolic = 180;

    /// <summary>mmHg; see <see cref="CrisisSystolic"/>.</summary>
    public const int CrisisDiastolic = 120;

    /// <summary>mmHg; at or under it systolic pressure scores 3 in NEWS2 (RCP 2017).</summary>
    public const int LowSystolic = 90;

    /// <summary>
    /// Days of readings before an average says anything. Source: NICE NG136, 1.2.7: at least 4 days, ideally 7; readings of the first
    /// day are discarded and the rest averaged.
    /// </summary>
    public const int ProtocolDays = 4;

    /// <summary>Days that an average looks back over; see <see cref="ProtocolDays"/>.</summary>
    public const int WindowDays = 7;

    public static PressureConcern Assess(int systolic, int diastolic, PersonalLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (systolic > CrisisSystolic || diastolic > CrisisDiastolic)
        {
            // A doctor's limits may be narrower, never wider than this one.
            return PressureConcern.Crisis;
        }

        var low = limits.For(LimitKind.Systolic).Low ?? LowSystolic + 1;
        if (systolic < low)
        {
            return PressureConcern.Low;
        }

        return limits.For(LimitKind.Systolic).IsPast(systolic) || limits.For(LimitKind.Diastolic).IsPast(diastolic)
            ? PressureConcern.PastDoctorsLimit
            : PressureConcern.None;
    }

    /// <summary>
    /// The protocol's average of the readings of the last <see cref="WindowDays"/> local days; null while they cover fewer than
    /// <see cref="ProtocolDays"/> days.
    /// </summary>
    /// <param name="recent">Days with readings, in any order; those outside the window are left out.</param>
    /// <param name="today">The person's local date.</param>
    public static PressureAverage? HomeAverage(IEnumerable<PressureDay> recent, DateOnly today)
    {
        var oldest = today.AddDays(1 - WindowDays);
        var days = recent.Where(d => d.Day >= oldest && d.Day <= today && d.Count > 0).OrderBy(d => d.Day).ToList();
        if (days.Count < ProtocolDays)
        {
            return null;
        }

        var counted = days.Skip(1).ToList();
        var readings = counted.Sum(d => d.Count);
        return new PressureAverage(
            Mean(counted.Sum(d => d.SystolicSum), readings), Mean(counted.Sum(d => d.DiastolicSum), readings), counted.Count);
    }

    public static bool IsHigh(PressureAverage average) =>
        average.Systolic >= HomeAverageSystolic || average.Diastolic >= HomeAverageDiastolic;

    private static int Mean(int sum, int count) => (int)decimal.Round((decimal)sum / count, MidpointRounding.AwayFromZero);
}
