using System.Collections.Immutable;

namespace Companion.Understanding;

/// <summary>Makes a plan of what was said, or says why it is none.</summary>
internal static class PlanComposer
{
    private const int MostTimes = 12;
    private const int LongestInterval = 31;

    /// <summary>Where "twice a day" and its like fall when no hour was named.</summary>
    private static readonly int[][] s_spread = [[], [8], [8, 20], [8, 14, 20], [8, 12, 16, 20], [8, 11, 14, 17, 20], [7, 10, 13, 16, 19, 22]];

    public static PlanReading Compose(PlanMention said)
    {
        if (said.Contradiction || said.Times.Count > MostTimes)
        {
            return new PlanReading.Unclear(PlanProblem.Contradiction);
        }

        if (said.BadInterval || said.EveryDays is < 1 or > LongestInterval)
        {
            return new PlanReading.Unclear(PlanProblem.Interval);
        }

        if (said.AsNeeded)
        {
            return new PlanReading.Understood(new DosePlan([], [], AsNeeded: true));
        }

        var everyDays = said.EveryDays;
        if (said.PerWeek && !InWeek(said, ref everyDays))
        {
            return new PlanReading.Unclear(PlanProblem.Days);
        }

        if (TimesOf(said, everyDays, out var problem) is not { Length: > 0 } times)
        {
            return new PlanReading.Unclear(problem);
        }

        // "Once a week on Wednesdays" says the same thing twice.
        everyDays = everyDays == 7 && said.Weekdays.Count == 1 ? 1 : everyDays;
        var weekdays = said.Weekdays.Count == 7 ? [] : said.Weekdays.ToImmutableArray();
        return everyDays > 1 && !weekdays.IsEmpty
            ? new PlanReading.Unclear(PlanProblem.Contradiction)
            : new PlanReading.Understood(new DosePlan(times, weekdays, everyDays, said.CourseDays, said.Meal));
    }

    /// <summary>"Once a week on Wednesdays", "once a week"; false: on which days was not said.</summary>
    private static bool InWeek(PlanMention said, ref int everyDays)
    {
        var count = said.Count ?? Math.Max(1, said.Weekdays.Count);
        if (said.Weekdays.Count == count || count == 7)
        {
            return true;
        }

        everyDays = 7;
        return said.Weekdays.Count == 0 && count == 1;
    }

    private static ImmutableArray<TimeOnly> TimesOf(PlanMention said, int everyDays, out PlanProblem problem)
    {
        problem = PlanProblem.Contradiction;
        if (said.EveryHours is { } hours)
        {
            problem = PlanProblem.Interval;
            return said.Times.Count > 1 || said.PerWeek || hours is < 2 or > 24 || 24 % hours != 0 ? [] : Round(hours, said.Times);
        }

        var count = said.PerWeek ? null : said.Count;
        if (said.Times.Count > 0)
        {
            return count is null || count == said.Times.Count ? [.. said.Times] : [];
        }

        if (said.Fasting)
        {
            return count is null or 1 ? [new TimeOnly(7, 30)] : [];
        }

        if (count is { } times)
        {
            problem = PlanProblem.Interval;
            return times < s_spread.Length ? [.. s_spread[times].Select(h => new TimeOnly(h, 0))] : [];
        }

        problem = PlanProblem.NothingSaid;
        return said.PerDay || said.PerWeek || said.Weekdays.Count > 0 || everyDays > 1 ? [new TimeOnly(8, 0)] : [];
    }

    /// <summary>Every so many hours round the clock, from the hour that was named, else so that the nights are as quiet as can be.</summary>
    private static ImmutableArray<TimeOnly> Round(int hours, SortedSet<TimeOnly> named)
    {
        var first = named.Count == 1 ? named.Min : new TimeOnly(hours >= 12 ? 8 : 6, 0);
        return [.. Enumerable.Range(0, 24 / hours).Select(i => first.AddHours(i * hours)).Order()];
    }
}
