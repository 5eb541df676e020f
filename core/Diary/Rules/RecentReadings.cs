using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.People;

namespace Companion.Diary.Rules;

/// <summary>
/// The last days' readings that the rules over several days look at. They travel in the profile's facts, so that saving a check-in
/// needs no query.
/// </summary>
internal sealed record RecentReadings(ImmutableArray<PressureDay> Pressure, ImmutableArray<WeightReading> Weight)
{
    private const string PressureFact = "recent.pressure";
    private const string WeightFact = "recent.weight";
    private const string DayFormat = "yyyyMMdd";

    public static RecentReadings Of(Profile profile) => new(
        Read(profile, PressureFact, ReadPressure), Read(profile, WeightFact, ReadWeight));

    public RecentReadings With(DateOnly day, int systolic, int diastolic)
    {
        var kept = Pressure.RemoveAll(d => d.Day <= day.AddDays(-BloodPressure.WindowDays) || d.Day > day);
        var index = kept.IndexOf(kept.FirstOrDefault(d => d.Day == day));
        return this with
        {
            Pressure = index < 0
                ? kept.Add(new(day, 1, systolic, diastolic))
                : kept.SetItem(index, new(day, kept[index].Count + 1, kept[index].SystolicSum + systolic, kept[index].DiastolicSum + diastolic)),
        };
    }

    public RecentReadings With(DateOnly day, decimal kilograms) => this with
    {
        Weight = Weight.RemoveAll(w => w.Day < day.AddDays(-WeightGain.Days) || w.Day >= day).Add(new(day, kilograms)),
    };

    public Profile WriteTo(Profile profile)
    {
        var facts = profile.Facts;
        if (!Pressure.IsEmpty)
        {
            facts = facts.SetItem(PressureFact, Write(Pressure, (text, d) =>
                text.Append(CultureInfo.InvariantCulture, $"{d.Day.ToString(DayFormat, CultureInfo.InvariantCulture)}:{d.Count}:{d.SystolicSum}:{d.DiastolicSum}")));
        }

        if (!Weight.IsEmpty)
        {
            facts = facts.SetItem(WeightFact, Write(Weight, (text, w) =>
                text.Append(CultureInfo.InvariantCulture, $"{w.Day.ToString(DayFormat, CultureInfo.InvariantCulture)}:{w.Kilograms}")));
        }

        return profile with { Facts = facts };
    }

    private static string Write<T>(ImmutableArray<T> items, Action<StringBuilder, T> write)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            if (text.Length > 0)
            {
                text.Append(';');
            }

            write(text, item);
        }

        return text.ToString();
    }

    private static ImmutableArray<T> Read<T>(Profile profile, string fact, Func<string[], T?> read)
        where T : struct
    {
        if (!profile.Facts.TryGetValue(fact, out var text))
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in text.Split(';'))
        {
            if (read(item.Split(':')) is { } value)
            {
                items.Add(value);
            }
        }

        return items.DrainToImmutable();
    }

    private static PressureDay? ReadPressure(string[] parts) =>
        parts.Length == 4 && Day(parts[0]) is { } day && Whole(parts[1]) is { } count && Whole(parts[2]) is { } systolic && Whole(parts[3]) is { } diastolic
            ? new PressureDay(day, count, systolic, diastolic)
            : null;

    private static WeightReading? ReadWeight(string[] parts) =>
        parts.Length == 2 && Day(parts[0]) is { } day
        && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilograms)
            ? new WeightReading(day, kilograms)
            : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
