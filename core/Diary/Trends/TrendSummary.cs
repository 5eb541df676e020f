using System.Globalization;
using System.Text;

namespace Companion.Diary.Trends;

/// <summary>The picture in one sentence, for those who cannot see it.</summary>
public static class TrendSummary
{
    public static string Of(TrendData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var words = TrendWords.Of(data.Language);
        if (data.IsEmpty)
        {
            return words.Nothing + ".";
        }

        var parts = new List<string>();
        if (data.Pressure.Count > 0)
        {
            var mean = string.Create(
                CultureInfo.InvariantCulture, $"{data.Pressure.Average(p => p.Systolic):0}/{data.Pressure.Average(p => p.Diastolic):0}");
            parts.Add(string.Format(CultureInfo.InvariantCulture, words.SpokenPressure, mean));
        }

        foreach (var kind in Enum.GetValues<TrendKind>())
        {
            if (data.Series.TryGetValue(kind, out var series) && series.Count > 0)
            {
                var mean = TrendUnits.Shown(series, kind, data).Average(p => p.Value);
                var text = TrendAxis.Format(mean, data.Language, TrendUnits.Decimals(kind, data));
                parts.Add(string.Format(CultureInfo.InvariantCulture, words.SpokenKinds[(int)kind], text));
            }
        }

        if (data.Medicines.Due > 0)
        {
            parts.Add(string.Format(CultureInfo.InvariantCulture, words.SpokenMedicines, data.Medicines.Taken, data.Medicines.Due));
        }

        return new StringBuilder(words.Spoken[(int)data.Period]).AppendJoin(", ", parts).Append('.').ToString();
    }
}
