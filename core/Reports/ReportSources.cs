using Companion.Diary.Rules;
using Companion.Diary.Trends;

namespace Companion.Reports;

/// <summary>The limits that are watched, and where each comes from; a doctor's own stand before them.</summary>
internal static class ReportSources
{
    public static string Pressure(TrendData data)
    {
        var systolic = data.Limits.For(LimitKind.Systolic).High;
        var diastolic = data.Limits.For(LimitKind.Diastolic).High;
        return systolic is null && diastolic is null
            ? $"< {BloodPressure.HomeAverageSystolic}/{BloodPressure.HomeAverageDiastolic}, NICE NG136"
            : $"≤ {systolic ?? BloodPressure.HomeAverageSystolic:0.#}/{diastolic ?? BloodPressure.HomeAverageDiastolic:0.#}, {ReportWords.Of(data.Language).ByDoctor}";
    }

    /// <summary>Empty where nothing is watched.</summary>
    public static string Of(TrendKind kind, TrendData data)
    {
        var (limitKind, usual, source) = kind switch
        {
            TrendKind.Pulse => (LimitKind.Pulse, new Limit(50, 110), "NEWS2"),
            TrendKind.OxygenSaturation => (LimitKind.OxygenSaturation, new Limit(94, null), "NEWS2"),
            TrendKind.Glucose => (LimitKind.Glucose, new Limit(Glucose.Low, null), "ADA"),
            TrendKind.Temperature => (LimitKind.Temperature, new Limit(null, 38), "NEWS2"),
            TrendKind.Weight => (LimitKind.Weight, default, ""),
            TrendKind.Breathing => (LimitKind.Breathing, default, ""),
            _ => (default, default(Limit), ""),
        };
        var doctors = kind is TrendKind.Mood or TrendKind.Pain or TrendKind.Sleep ? default : data.Limits.For(limitKind);
        return doctors.IsSet ? $"{Range(doctors, kind, data)}, {ReportWords.Of(data.Language).ByDoctor}"
            : usual.IsSet ? $"{Range(usual, kind, data)}, {source}"
            : "";
    }

    private static string Range(Limit limit, TrendKind kind, TrendData data)
    {
        string Shown(decimal value) => TrendAxis.Format(
            kind == TrendKind.Glucose && data.GlucoseInMillimoles ? Glucose.ToMillimoles(value) : value, data.Language, TrendUnits.Decimals(kind, data));
        return (limit.Low, limit.High) switch
        {
            ({ } low, { } high) => $"{Shown(low)} – {Shown(high)}",
            ({ } low, null) => $"≥ {Shown(low)}",
            (null, { } high) => $"≤ {Shown(high)}",
            _ => "",
        };
    }
}
