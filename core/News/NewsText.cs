using System.Globalization;
using Companion.Diary.Trends;

namespace Companion.News;

/// <summary>A week in a few sentences: what it was on average and how that changed, what was missed, what lay outside the watched limits. Never what it means.</summary>
internal static class NewsText
{
    public static string Of(NewsData data)
    {
        var words = NewsWords.Of(data.Language);
        if (data.Week.IsEmpty && data.Answered == 0)
        {
            return Filled(words.Nothing, data.Name);
        }

        List<string> lines = [Filled(words.Head, data.Name, TrendDates.Range(data.Week.From, data.Week.Until, data.Language))];
        if (Averages(data, words) is { Count: > 0 } averages)
        {
            lines.Add(Filled(words.Averages, string.Join(", ", averages)));
        }

        if (data.Answered + data.Missed > 0)
        {
            lines.Add(Filled(words.CheckIns, data.Answered, data.Missed));
        }

        if (data.Medicines is { Due: > 0 } medicines)
        {
            lines.Add(Filled(words.Medicines, medicines.Taken, medicines.Due));
        }

        if (data.VeryHigh > 0)
        {
            lines.Add(Filled(words.VeryHigh, data.VeryHigh));
        }

        if (Outside(data, words) is { Count: > 0 } outside)
        {
            lines.Add(Filled(words.Outside, string.Join(", ", outside)));
        }

        lines.Add(words.Close);
        return string.Join('\n', lines);
    }

    private static List<string> Averages(NewsData data, NewsWords words)
    {
        var spoken = TrendWords.Of(data.Language);
        var averages = new List<string>();
        if (data.Week.Pressure.Count > 0)
        {
            averages.Add(WithBefore(Filled(spoken.SpokenPressure, Mean(data.Week)), data.Before.Pressure.Count > 0 ? Mean(data.Before) : null, words));
        }

        foreach (var (kind, series) in data.Week.Series.Where(s => s.Value.Count > 0))
        {
            var before = data.Before.Series.TryGetValue(kind, out var earlier) && earlier.Count > 0 ? Mean(earlier, kind, data.Before) : null;
            averages.Add(WithBefore(Filled(spoken.SpokenKinds[(int)kind], Mean(series, kind, data.Week)), before, words));
        }

        return averages;
    }

    private static List<string> Outside(NewsData data, NewsWords words)
    {
        var outside = new List<string>();
        if (data.HighPressure > 0)
        {
            outside.Add(string.Create(CultureInfo.InvariantCulture, $"{words.Pressure} ×{data.HighPressure}"));
        }

        foreach (var kind in data.Week.Series.Keys)
        {
            if (data.Outside(kind) is > 0 and var count)
            {
                var title = TrendUnits.Title(kind, data.Week).Split(',')[0].ToLowerInvariant();
                outside.Add(string.Create(CultureInfo.InvariantCulture, $"{title} ×{count}"));
            }
        }

        return outside;
    }

    private static string WithBefore(string now, string? before, NewsWords words) => before is null ? now : $"{now} ({Filled(words.Before, before)})";

    private static string Mean(TrendData data) => string.Create(
        CultureInfo.InvariantCulture, $"{data.Pressure.Average(p => p.Systolic):0}/{data.Pressure.Average(p => p.Diastolic):0}");

    private static string Mean(IReadOnlyList<TrendPoint> series, TrendKind kind, TrendData data) =>
        TrendAxis.Format(TrendUnits.Shown(series, kind, data).Average(p => p.Value), data.Language, TrendUnits.Decimals(kind, data));

    private static string Filled(string words, params object[] values) => string.Format(CultureInfo.InvariantCulture, words, values);
}
