using Companion.People;
using NodaTime;
using NodaTime.Extensions;

namespace Companion.News;

/// <summary>When the week is told: on the reader's day, at the reader's hour.</summary>
internal static class NewsClock
{
    /// <summary>Later than this after its hour (a long standstill) the week is old and is left out.</summary>
    public static readonly TimeSpan LateAtMost = TimeSpan.FromHours(40);

    /// <summary>The last day of the week whose news is due between <see cref="LateAtMost"/> ago and an hour from now; null: none is.</summary>
    public static (DateOnly Week, DateTimeOffset Due)? Due(string timeZone, NewsHour chosen, DateTimeOffset now)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(LocalClock.Zone(timeZone)).Date.ToDateOnly();
        for (var back = -1; back <= 2; back++)
        {
            var day = local.AddDays(-back);
            var due = LocalClock.Moment(timeZone, day, chosen.Hour);
            if (day.DayOfWeek == chosen.Day && due <= now.AddHours(1) && now - due <= LateAtMost)
            {
                return (day, due);
            }
        }

        return null;
    }
}
