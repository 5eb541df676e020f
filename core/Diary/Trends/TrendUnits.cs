using Companion.Diary.Rules;

namespace Companion.Diary.Trends;

/// <summary>How a kind of value is shown: unit, decimals, and the limits drawn across it.</summary>
internal static class TrendUnits
{
    public static string Title(TrendKind kind, TrendData data)
    {
        var words = TrendWords.Of(data.Language);
        return kind == TrendKind.Glucose && data.GlucoseInMillimoles ? words.GlucoseInMillimoles : words.Kinds[(int)kind];
    }

    public static IReadOnlyList<TrendPoint> Shown(IReadOnlyList<TrendPoint> series, TrendKind kind, TrendData data) =>
        kind == TrendKind.Glucose && data.GlucoseInMillimoles
            ? [.. series.Select(p => p with { Value = Glucose.ToMillimoles(p.Value) })]
            : series;

    public static int Decimals(TrendKind kind, TrendData data) => kind switch
    {
        TrendKind.Pulse or TrendKind.OxygenSaturation or TrendKind.Breathing => 0,
        TrendKind.Glucose when !data.GlucoseInMillimoles => 0,
        _ => 1,
    };

    /// <summary>The least span of the scale, so that a pound more does not look like a mountain.</summary>
    public static decimal LeastSpan(TrendKind kind, TrendData data) => kind switch
    {
        TrendKind.Glucose when data.GlucoseInMillimoles => 3,
        TrendKind.Glucose or TrendKind.Pulse => 40,
        TrendKind.OxygenSaturation => 8,
        TrendKind.Weight or TrendKind.Breathing => 8,
        TrendKind.Sleep => 4,
        _ => 2,
    };

    /// <summary>The doctor's limits where set; else where <see cref="News2"/> and <see cref="Glucose"/> begin to ask for a doctor.</summary>
    public static IReadOnlyList<decimal> Limits(TrendKind kind, TrendData data)
    {
        if (LimitOf(kind) is not { } limitKind)
        {
            return [];
        }

        var limit = data.Limits.For(limitKind);
        decimal?[] drawn = limit.IsSet ? [limit.Low, limit.High] : kind switch
        {
            TrendKind.Pulse => [50, 110],
            TrendKind.OxygenSaturation => [94],
            TrendKind.Glucose => [Glucose.Low, null],
            TrendKind.Temperature => [38],
            _ => [],
        };
        return [.. drawn.OfType<decimal>().Select(l => kind == TrendKind.Glucose && data.GlucoseInMillimoles ? Glucose.ToMillimoles(l) : l)];
    }

    private static LimitKind? LimitOf(TrendKind kind) => kind switch
    {
        TrendKind.Pulse => LimitKind.Pulse,
        TrendKind.OxygenSaturation => LimitKind.OxygenSaturation,
        TrendKind.Glucose => LimitKind.Glucose,
        TrendKind.Weight => LimitKind.Weight,
        TrendKind.Temperature => LimitKind.Temperature,
        TrendKind.Breathing => LimitKind.Breathing,
        _ => null,
    };
}
