using System.Collections.Immutable;
using System.Globalization;

namespace Companion.Understanding;

/// <summary>How a medicine stands to a meal.</summary>
public enum MealRelation
{
    None,
    Before,
    With,
    After,
}

/// <summary>When a medicine is taken: what a sentence about it comes down to.</summary>
/// <param name="Times">Local times of day, in order, each once; empty only when <paramref name="AsNeeded"/>.</param>
/// <param name="Weekdays">1 Monday … 7 Sunday, in order; empty: not bound to weekdays.</param>
/// <param name="EveryDays">1: each day, 2: every other day … 31; counted from the first day.</param>
/// <param name="CourseDays">Length of the course in days; null: no end.</param>
/// <param name="Meal">What was said about meals.</param>
/// <param name="AsNeeded">Only when the person feels the need: nothing is ever due.</param>
/// <param name="Until">The last day that was named, still part of the course; null: none was.</param>
public sealed record DosePlan(
    ImmutableArray<TimeOnly> Times,
    ImmutableArray<int> Weekdays,
    int EveryDays = 1,
    int? CourseDays = null,
    MealRelation Meal = MealRelation.None,
    bool AsNeeded = false,
    DateOnly? Until = null)
{
    /// <summary>The plan as it is stored: "08:00,20:00 w14 e2 c7 u2026-12-05 after"; "prn" when as needed.</summary>
    public string ToCode()
    {
        if (AsNeeded)
        {
            return "prn";
        }

        var code = string.Join(',', Times.Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)));
        code += Weekdays.IsEmpty ? "" : " w" + string.Concat(Weekdays);
        code += EveryDays == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" e{EveryDays}");
        code += CourseDays is null ? "" : string.Create(CultureInfo.InvariantCulture, $" c{CourseDays}");
        code += Until is { } until ? string.Create(CultureInfo.InvariantCulture, $" u{until:yyyy-MM-dd}") : "";
        return Meal == MealRelation.None ? code : code + " " + Meal.ToString().ToLowerInvariant();
    }

    /// <summary>Reads what <see cref="ToCode"/> wrote; null for anything else.</summary>
    public static DosePlan? FromCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code == "prn")
        {
            return new([], [], AsNeeded: true);
        }

        var parts = code.Split(' ');
        var times = ImmutableArray.CreateBuilder<TimeOnly>();
        foreach (var part in parts[0].Split(','))
        {
            if (!TimeOnly.TryParseExact(part, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return null;
            }

            times.Add(time);
        }

        var plan = new DosePlan(times.DrainToImmutable(), []);
        foreach (var part in parts.AsSpan(1))
        {
            DosePlan? read = part switch
            {
                "before" => plan with { Meal = MealRelation.Before },
                "with" => plan with { Meal = MealRelation.With },
                "after" => plan with { Meal = MealRelation.After },
                ['w', .. var days] when days.Length > 0 && days.All(d => d is >= '1' and <= '7') => plan with { Weekdays = [.. days.Select(d => d - '0')] },
                ['e', .. var every] when Whole(every) is { } interval => plan with { EveryDays = interval },
                ['c', .. var course] when Whole(course) is { } days => plan with { CourseDays = days },
                ['u', .. var until] when DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) => plan with { Until = last },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            plan = read;
        }

        return plan;
    }

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 400 ? value : null;

    /// <summary>Whether something is taken on a day of a plan that began on <paramref name="start"/>.</summary>
    public bool FallsOn(DateOnly day, DateOnly start)
    {
        var since = day.DayNumber - start.DayNumber;
        return !AsNeeded && since >= 0 && !(since >= CourseDays) && !(day > Until)
            && since % EveryDays == 0
            && (Weekdays.IsEmpty || Weekdays.Contains(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek));
    }
}

/// <summary>Why a sentence is not a plan.</summary>
public enum PlanProblem
{
    /// <summary>Nothing in it says when.</summary>
    NothingSaid,

    /// <summary>Two things in it do not go together ("twice a day at 8, 14 and 20", "2 or 3 times").</summary>
    Contradiction,

    /// <summary>Several times a week, but not on which days.</summary>
    Days,

    /// <summary>An interval that no clock keeps ("every 7 hours"), or that is too long for a plan.</summary>
    Interval,
}

/// <summary>What a sentence about taking a medicine was taken to mean.</summary>
public abstract record PlanReading
{
    private PlanReading()
    {
    }

    public sealed record Understood(DosePlan Plan) : PlanReading;

    public sealed record Unclear(PlanProblem Problem) : PlanReading;
}
