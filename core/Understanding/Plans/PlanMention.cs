namespace Companion.Understanding;

/// <summary>What a sentence says about taking a medicine, before it is seen whether it goes together.</summary>
internal sealed class PlanMention
{
    /// <summary>Hours that were named, by the clock or by a part of the day.</summary>
    public SortedSet<TimeOnly> Times { get; } = [];

    public SortedSet<int> Weekdays { get; } = [];

    public int? Count { get; private set; }

    public bool PerDay { get; set; }

    public bool PerWeek { get; set; }

    public int? EveryHours { get; set; }

    public int EveryDays { get; set; } = 1;

    public int? CourseDays { get; set; }

    public MealRelation Meal { get; set; }

    public bool Fasting { get; set; }

    public bool AsNeeded { get; set; }

    public bool Contradiction { get; set; }

    public bool BadInterval { get; set; }

    public void SetCount(int count)
    {
        Contradiction |= Count is not null && Count != count;
        Count = count;
    }

    public void SetCourse(decimal days)
    {
        Contradiction |= CourseDays is not null;
        BadInterval |= days is < 1 or > 400;
        CourseDays = (int)Math.Clamp(days, 1, 400);
    }

    public void SetMeal(MealRelation meal, int hour)
    {
        Contradiction |= Meal != MealRelation.None && Meal != meal;
        Meal = meal;
        if (hour > 0)
        {
            Times.Add(new TimeOnly(hour, 0).AddMinutes(meal == MealRelation.Before ? -30 : meal == MealRelation.After ? 30 : 0));
        }
    }
}
