using Companion.People;

namespace Companion.Medicines;

/// <summary>A dose on the wall clock and the moment that this is in the person's zone.</summary>
internal readonly record struct PlannedDose(DateOnly Day, TimeOnly At, DateTimeOffset Due);

/// <summary>When doses fall: pure, by the person's wall clock.</summary>
internal static class DoseCalendar
{
    /// <summary>Longer than any interval between two doses of a plan.</summary>
    private const int LooksAheadDays = 40;

    /// <summary>The doses of a medicine on the local days from one through the other that its plan asks for.</summary>
    public static IEnumerable<PlannedDose> Between(Medicine medicine, string timeZone, DateOnly from, DateOnly through)
    {
        if (medicine.Status != MedicineStatus.Active)
        {
            yield break;
        }

        for (var day = from; day <= through; day = day.AddDays(1))
        {
            if (!medicine.FallsOn(day))
            {
                continue;
            }

            foreach (var at in medicine.Plan.Times)
            {
                var due = LocalClock.Moment(timeZone, day, at);
                if (due > medicine.PlanSince)
                {
                    yield return new(day, at, due);
                }
            }
        }
    }

    /// <summary>The first dose after a moment, over all medicines; null: none is planned.</summary>
    public static DateTimeOffset? Next(IEnumerable<Medicine> medicines, Profile profile, DateTimeOffset now)
    {
        var today = LocalClock.Today(profile, now);
        DateTimeOffset? next = null;
        foreach (var medicine in medicines)
        {
            foreach (var dose in Between(medicine, profile.TimeZone, today.AddDays(-1), today.AddDays(LooksAheadDays)))
            {
                if (dose.Due > now)
                {
                    next = next < dose.Due ? next : dose.Due;
                    break;
                }
            }
        }

        return next;
    }
}
