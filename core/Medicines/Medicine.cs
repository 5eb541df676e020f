using Companion.Understanding;

namespace Companion.Medicines;

internal enum MedicineStatus
{
    Active,
    Paused,
    Stopped,

    /// <summary>Its course is over.</summary>
    Ended,
}

/// <summary>Something that a person takes, as they told it.</summary>
internal sealed record Medicine
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How much at a time, in the person's words; empty when they did not say.</summary>
    public string Dose { get; init; } = "";

    public required DosePlan Plan { get; init; }

    /// <summary>Doses before this moment are not asked for: the plan was made, changed or taken up again then. UTC.</summary>
    public required DateTimeOffset PlanSince { get; init; }

    /// <summary>The local day that intervals and courses count from.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last local day; null: no end.</summary>
    public DateOnly? EndsOn { get; init; }

    public MedicineStatus Status { get; init; }

    /// <summary>Pieces of the stock that one dose takes.</summary>
    public decimal PerDose { get; init; } = 1;

    /// <summary>Pieces left; null: not counted.</summary>
    public decimal? Stock { get; init; }

    /// <summary>The number of days left that the person was last warned of; null: not since the stock was counted.</summary>
    public int? StockTold { get; init; }

    /// <summary>Whole days that the stock lasts; null: not counted, or taken as needed.</summary>
    public int? DaysLeft
    {
        get
        {
            if (Stock is not { } stock || Plan.AsNeeded)
            {
                return null;
            }

            var daysOfWeek = Plan.Weekdays.IsEmpty ? 7 : Plan.Weekdays.Length;
            var perDay = PerDose * Plan.Times.Length * daysOfWeek / 7 / Plan.EveryDays;
            return (int)Math.Min(9999, decimal.Floor(stock / perDay));
        }
    }

    /// <summary>
    /// Two intakes nearer than this are asked about: half of the least time between planned doses, at most eight hours. Not a medical limit:
    /// it only finds what does not look like the plan.
    /// </summary>
    public TimeSpan LeastGap
    {
        get
        {
            var least = TimeSpan.FromHours(24);
            for (var i = 0; i < Plan.Times.Length; i++)
            {
                var gap = Plan.Times[(i + 1) % Plan.Times.Length] - Plan.Times[i];
                least = Plan.Times.Length > 1 && gap < least ? gap : least;
            }

            var half = least / 2;
            return Plan.AsNeeded ? TimeSpan.FromHours(2) : half < TimeSpan.FromHours(8) ? half : TimeSpan.FromHours(8);
        }
    }

    /// <summary>Whether a dose falls on a local day.</summary>
    public bool FallsOn(DateOnly day) => !(day > EndsOn) && Plan.FallsOn(day, StartsOn);
}
