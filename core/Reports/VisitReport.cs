using System.Globalization;
using Companion.Diary.Trends;

namespace Companion.Reports;

/// <summary>Sets a report for a visit: a pure function of its data, sheet by sheet as SVG.</summary>
internal static class VisitReport
{
    /// <summary>Some ten sheets; nobody reads more at a visit.</summary>
    private const int MostRows = 400;

    private static readonly double[] s_averagePlaces = [ReportSheets.Left, 232, 282, 350, 440];

    public static IReadOnlyList<string> Write(ReportData data)
    {
        var readings = data.Readings;
        var words = ReportWords.Of(readings.Language);
        var sheets = new ReportSheets();
        sheets.Heading(words.Title, 20, before: 0);
        var range = TrendDates.Range(data.From, readings.Until, readings.Language);
        sheets.Line(data.Name.Length == 0 ? range : $"{data.Name}, {range}", 12);
        sheets.Line(words.About, 9, "#4b5563");
        if (readings.IsEmpty)
        {
            sheets.Line(words.Nothing, 11);
        }

        Averages(sheets, readings, words);
        Medicines(sheets, data, words);
        Readings(sheets, readings, words);
        Notes(sheets, data, words);
        return sheets.Finish($"{words.Title}: {range}", (page, of) => string.Format(CultureInfo.InvariantCulture, words.Page, page, of));
    }

    private static void Averages(ReportSheets sheets, TrendData data, ReportWords words)
    {
        if (data.Pressure.Count == 0 && data.Series.Count == 0)
        {
            return;
        }

        var trends = TrendWords.Of(data.Language);
        sheets.Heading(words.Averages, 13);
        sheets.Row(words.AverageHeads, s_averagePlaces, head: true);
        if (data.Pressure.Count > 0)
        {
            sheets.Row(
                [
                    trends.Pressure,
                    Count(data.Pressure.Count),
                    Pair(data.Pressure.Average(p => p.Systolic), data.Pressure.Average(p => p.Diastolic)),
                    $"{Pair(data.Pressure.Min(p => p.Systolic), data.Pressure.Min(p => p.Diastolic))} – {Pair(data.Pressure.Max(p => p.Systolic), data.Pressure.Max(p => p.Diastolic))}",
                    ReportSources.Pressure(data),
                ],
                s_averagePlaces);
        }

        foreach (var (kind, series) in data.Series.Where(s => s.Value.Count > 0))
        {
            var shown = TrendUnits.Shown(series, kind, data);
            var decimals = TrendUnits.Decimals(kind, data);
            string Format(decimal value) => TrendAxis.Format(value, data.Language, decimals);
            sheets.Row(
                [
                    TrendUnits.Title(kind, data),
                    Count(shown.Count),
                    Format(shown.Average(p => p.Value)),
                    $"{Format(shown.Min(p => p.Value))} – {Format(shown.Max(p => p.Value))}",
                    ReportSources.Of(kind, data),
                ],
                s_averagePlaces);
        }
    }

    private static void Medicines(ReportSheets sheets, ReportData data, ReportWords words)
    {
        if (data.Medicines.Count == 0)
        {
            return;
        }

        sheets.Heading(words.Medicines, 13);
        foreach (var medicine in data.Medicines)
        {
            sheets.Line("• " + medicine, 10);
        }

        var adherence = data.Readings.Medicines;
        if (adherence.Due > 0)
        {
            sheets.Line(string.Format(CultureInfo.InvariantCulture, words.Taken, adherence.Taken, adherence.Due), 10);
        }
    }

    private static void Readings(ReportSheets sheets, TrendData data, ReportWords words)
    {
        TrendKind[] kinds = [.. data.Series.Where(s => s.Value.Count > 0).Select(s => s.Key)];
        var rows = ReportRows.Of(data, kinds);
        if (rows.Count == 0)
        {
            return;
        }

        string[] heads = [words.When, .. data.Pressure.Count > 0 ? [words.Pressure] : Array.Empty<string>(), .. kinds.Select(k => words.Kinds[(int)k])];
        var step = (ReportSheets.Right - ReportSheets.Left - 92.0) / Math.Max(1, heads.Length - 1);
        double[] places = [ReportSheets.Left, .. Enumerable.Range(0, heads.Length - 1).Select(i => ReportSheets.Left + 92 + (i * Math.Min(step, 90)))];
        sheets.Heading(words.Readings, 13);
        sheets.Row(heads, places, head: true);
        foreach (var row in rows.Take(MostRows))
        {
            if (sheets.IsFull)
            {
                sheets.Row(heads, places, head: true);
            }

            sheets.Row(row, places);
        }

        if (rows.Count > MostRows)
        {
            sheets.Line(string.Format(CultureInfo.InvariantCulture, words.Older, rows.Count - MostRows));
        }
    }

    private static void Notes(ReportSheets sheets, ReportData data, ReportWords words)
    {
        if (data.Notes.Count == 0)
        {
            return;
        }

        sheets.Heading(words.Notes, 13);
        foreach (var (at, text) in data.Notes)
        {
            sheets.Line(string.Create(CultureInfo.InvariantCulture, $"{at:dd.MM.yyyy HH:mm}  {text}"), 10);
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Pair(decimal systolic, decimal diastolic) => string.Create(CultureInfo.InvariantCulture, $"{systolic:0}/{diastolic:0}");
}
