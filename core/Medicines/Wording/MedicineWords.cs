using Companion.People;
using Companion.Wording;

namespace Companion.Medicines;

/// <summary>The words that plans, doses and stocks are told in. {0} and {1} are filled in; several forms are one, few, many or one, other.</summary>
internal sealed record MedicineWords
{
    private static readonly WordFiles<MedicineWords> s_words = new("Medicines/Wording/words");

    public required string EveryDay { get; init; }

    public required string EveryOtherDay { get; init; }

    /// <summary>By plural form; {0} is the number.</summary>
    public required string[] EveryDays { get; init; }

    /// <summary>Monday first, with whatever stands before a weekday.</summary>
    public required string[] Weekdays { get; init; }

    public required string Workdays { get; init; }

    /// <summary>{0} are the hours.</summary>
    public required string At { get; init; }

    public required string And { get; init; }

    public required string BeforeMeals { get; init; }

    public required string WithMeals { get; init; }

    public required string AfterMeals { get; init; }

    /// <summary>By plural form; {0} is the number of days.</summary>
    public required string[] Course { get; init; }

    /// <summary>{0}: the last day.</summary>
    public required string Until { get; init; }

    public required string AsNeeded { get; init; }

    public required string Paused { get; init; }

    public required string Ended { get; init; }

    /// <summary>{0}: pieces left.</summary>
    public required string Left { get; init; }

    /// <summary>By plural form; {0} the number of days, {1} the medicine.</summary>
    public required string[] LastsFor { get; init; }

    /// <summary>{0}: the medicine.</summary>
    public required string RunsOutToday { get; init; }

    /// <summary>{0}: the medicine.</summary>
    public required string CourseOver { get; init; }

    public required string Today { get; init; }

    public required string Tomorrow { get; init; }

    public required string Yesterday { get; init; }

    public static MedicineWords Of(Language language) => s_words.Of(language);
}
