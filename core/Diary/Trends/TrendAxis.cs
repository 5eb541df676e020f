using System.Globalization;
using Companion.People;

namespace Companion.Diary.Trends;

/// <summary>A scale of values with round steps.</summary>
internal readonly record struct TrendAxis(decimal Low, decimal High, decimal Step)
{
    private static readonly decimal[] _steps = [0.5m, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>Holds every value with some air, in at most five steps, and spans at least <paramref name="leastSpan"/>.</summary>
    public static TrendAxis Around(IReadOnlyCollection<decimal> values, decimal leastSpan = 0)
    {
        var (low, high) = (values.Min(), values.Max());
        if (high - low < leastSpan)
        {
            var middle = (low + high) / 2;
            (low, high) = (middle - (leastSpan / 2), middle + (leastSpan / 2));
        }

        foreach (var step in _steps)
        {
            var from = decimal.Floor((low - (step * 0.2m)) / step) * step;
            var to = decimal.Ceiling((high + (step * 0.2m)) / step) * step;
            if (to - from <= step * 5)
            {
                return new(decimal.Max(0, from), to, step);
            }
        }

        return new(0, decimal.Ceiling(high / 200) * 200, 200);
    }

    public IEnumerable<decimal> Ticks()
    {
        for (var tick = Low; tick <= High; tick += Step)
        {
            yield return tick;
        }
    }

    public static string Format(decimal value, Language language, int decimals = 1)
    {
        var text = decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return language == Language.En ? text : text.Replace('.', ',');
    }
}
