namespace Companion.Diary.Rules;

/// <summary>A weight on a local day, kilograms.</summary>
public readonly record struct WeightReading(DateOnly Day, decimal Kilograms);

/// <summary>
/// Sudden weight gain with heart failure. Source: ESC guidelines for heart failure (2021), self-care advice: a gain of more than 2 kg in
/// 3 days is a reason to call the care team.
/// </summary>
public static class WeightGain
{
    public const decimal Kilograms = 2;

    public const int Days = 3;

    /// <summary>Whether today's weight is more than <see cref="Kilograms"/> over the least one of the last <see cref="Days"/> days.</summary>
    public static bool IsSudden(WeightReading latest, IEnumerable<WeightReading> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier.Any(w => w.Day < latest.Day && w.Day >= latest.Day.AddDays(-Days) && latest.Kilograms - w.Kilograms > Kilograms);
    }
}
