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
            ? "135/85, NICE NG136"
            : $"{systolic ?? 135:0.#}/{diastolic ?? 85:0.#}, {ReportWords.Of(data.Language).ByDoctor}";
    }

    /// <summary>Empty where nothing is watched.</summary>
    public static string Of(TrendKind kind, TrendData data)
    {
        var limits = TrendUnits.Limits(kind, data);
        if (limits.Count == 0)
        {
            return "";
        }

        var range = string.Join(" – ", limits.Select(l => TrendAxis.Format(l, data.Language)));
        return $"{range}, {(IsDoctors(kind, data) ? ReportWords.Of(data.Language).ByDoctor : kind == TrendKind.Glucose ? "ADA" : "NEWS2")}";
    }

    private static bool IsDoctors(TrendKind kind, TrendData data) => kind switch
    {
        TrendKind.Pulse => data.Limits.For(LimitKind.Pulse).IsSet,
        TrendKind.OxygenSaturation => data.Limits.For(LimitKind.OxygenSaturation).IsSet,
        TrendKind.Glucose => data.Limits.For(LimitKind.Glucose).IsSet,
        TrendKind.Weight => data.Limits.For(LimitKind.Weight).IsSet,
        TrendKind.Temperature => data.Limits.For(LimitKind.Temperature).IsSet,
        TrendKind.Breathing => data.Limits.For(LimitKind.Breathing).IsSet,
        _ => false,
    };
}
