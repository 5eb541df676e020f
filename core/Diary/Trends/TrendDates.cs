using System.Globalization;
using Companion.People;

namespace Companion.Diary.Trends;

/// <summary>Real dates under the picture, in the person's language.</summary>
internal static class TrendDates
{
    public static IEnumerable<(DateTime At, string Label)> Ticks(TrendData data)
    {
        var words = TrendWords.Of(data.Language);
        return data.Period switch
        {
            TrendPeriod.Week => Enumerable.Range(0, 7).Select(i => data.From.AddDays(i))
                .Select(day => (Noon(day), $"{words.Weekdays[(int)day.DayOfWeek]} {day.Day}")),
            TrendPeriod.Month => Enumerable.Range(0, 6).Select(i => data.From.AddDays((i * 5) + 2))
                .Select(day => (Noon(day), DayAndMonth(day, data.Language))),
            _ => Enumerable.Range(1, 12).Select(i => new DateOnly(data.From.Year, data.From.Month, 1).AddMonths(i))
                .Where(day => day <= data.Until)
                .Where((_, i) => i % 2 == 0)
                .Select(day => (day.ToDateTime(TimeOnly.MinValue), MonthAndYear(day, data.Language))),
        };
    }

    public static string Range(DateOnly from, DateOnly until, Language language) => from.Year == until.Year
        ? $"{DayAndMonth(from, language)} – {DayAndMonth(until, language)} {until.Year.ToString(CultureInfo.InvariantCulture)}"
        : $"{DayAndMonth(from, language)} {from.Year.ToString(CultureInfo.InvariantCulture)} – {DayAndMonth(until, language)} {until.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>With its year.</summary>
    public static string Day(DateOnly day, Language language) =>
        $"{DayAndMonth(day, language)}{(language == Language.Vi ? "/" : " ")}{day.Year.ToString(CultureInfo.InvariantCulture)}";

    private static string DayAndMonth(DateOnly day, Language language)
    {
        var month = TrendWords.Of(language).Months[day.Month - 1];
        return language switch
        {
            Language.Vi => string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}"),
            Language.Pt => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {month}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {month}"),
        };
    }

    // A month alone stands in the nominative where the language has one ("март", not "марта"): numbers avoid the question.
    private static string MonthAndYear(DateOnly day, Language language) =>
        language is Language.Ru or Language.Uk or Language.Vi
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}.{day.Year % 100:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{TrendWords.Of(language).Months[day.Month - 1]} {day.Year % 100:00}");

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));
}
