using Companion.People;
using NodaTime;
using NodaTime.Extensions;

namespace Companion.News;

/// <summary>When the week is told: on Sundays at 18:00 by the reader's clock.</summary>
internal static class NewsClock
{
    public static readonly TimeOnly Hour = new(18, 0);

    /// <summary>Later than this after its hour (a long standstill) the week is old and is left out.</summary>
    public static readonly TimeSpan LateAtMost = TimeSpan.FromHours(40);

    /// <summary>The Sunday whose news is due between <see cref="LateAtMost"/> ago and an hour from now; null: none is.</summary>
    public static (DateOnly Week, DateTimeOffset Due)? Due(string timeZone, DateTimeOffset now)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(LocalClock.Zone(timeZone)).Date.ToDateOnly();
        for (var back = -1; back <= 2; back++)
        {
            var day = local.AddDays(-back);
            var due = LocalClock.Moment(timeZone, day, Hour);
            if (day.DayOfWeek == DayOfWeek.Sunday && due <= now.AddHours(1) && now - due <= LateAtMost)
            {
                return (day, due);
            }
        }

        return null;
    }
}
