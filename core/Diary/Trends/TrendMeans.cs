namespace Companion.Diary.Trends;

/// <summary>Thins readings out to what a period's picture can show.</summary>
internal static class TrendMeans
{
    /// <summary>Every reading of a week, a mean a day of a month, a mean a week of a year.</summary>
    public static List<TrendPoint> Of(IEnumerable<TrendPoint> points, TrendData data) => data.Period == TrendPeriod.Week
        ? [.. points.OrderBy(p => p.At)]
        : [.. points.GroupBy(p => Bin(p.At, data)).OrderBy(g => g.Key).Select(g => new TrendPoint(g.Key, g.Average(p => p.Value)))];

    public static List<PressurePoint> Of(IEnumerable<PressurePoint> points, TrendData data) => data.Period == TrendPeriod.Week
        ? [.. points.OrderBy(p => p.At)]
        : [.. points.GroupBy(p => Bin(p.At, data)).OrderBy(g => g.Key)
            .Select(g => new PressurePoint(g.Key, g.Average(p => p.Systolic), g.Average(p => p.Diastolic)))];

    /// <summary>Longest gap that a line is drawn across.</summary>
    public static TimeSpan Bridge(TrendPeriod period) => period switch
    {
        TrendPeriod.Week => TimeSpan.FromHours(40),
        TrendPeriod.Month => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(21),
    };

    private static DateTime Bin(DateTime at, TrendData data)
    {
        var day = DateOnly.FromDateTime(at);
        if (data.Period == TrendPeriod.Month)
        {
            return day.ToDateTime(new TimeOnly(12, 0));
        }

        var week = (day.DayNumber - data.From.DayNumber) / 7;
        return data.From.AddDays((week * 7) + 3).ToDateTime(new TimeOnly(12, 0));
    }
}
