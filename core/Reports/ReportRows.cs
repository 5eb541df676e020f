using System.Globalization;
using Companion.Diary.Trends;

namespace Companion.Reports;

/// <summary>What was measured together stands on one line, the newest first.</summary>
internal static class ReportRows
{
    public static List<string[]> Of(TrendData data, TrendKind[] kinds)
    {
        var first = data.Pressure.Count > 0 ? 2 : 1;
        var rows = new SortedDictionary<DateTime, string[]>(Comparer<DateTime>.Create((a, b) => b.CompareTo(a)));
        string[] At(DateTime at)
        {
            var minute = new DateTime(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, DateTimeKind.Unspecified);
            if (!rows.TryGetValue(minute, out var row))
            {
                rows[minute] = row = new string[first + kinds.Length];
                Array.Fill(row, "");
                row[0] = minute.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
            }

            return row;
        }

        foreach (var point in data.Pressure)
        {
            Add(At(point.At), 1, string.Create(CultureInfo.InvariantCulture, $"{point.Systolic:0}/{point.Diastolic:0}"));
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            var decimals = TrendUnits.Decimals(kinds[i], data);
            foreach (var point in TrendUnits.Shown(data.Series[kinds[i]], kinds[i], data))
            {
                Add(At(point.At), first + i, TrendAxis.Format(point.Value, data.Language, decimals));
            }
        }

        return [.. rows.Values];
    }

    /// <summary>Measured twice within the minute (repeated after a high one): both stand.</summary>
    private static void Add(string[] row, int column, string value) => row[column] = row[column].Length == 0 ? value : $"{row[column]}, {value}";
}
