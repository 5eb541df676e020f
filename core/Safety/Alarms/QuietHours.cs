using Companion.People;
using NodaTime;

namespace Companion.Safety.Alarms;

/// <summary>A person's night.</summary>
internal static class QuietHours
{
    /// <summary>The next end of the quiet hours, when they are now; null: it is day, or there are none.</summary>
    public static DateTimeOffset? End(string zone, TimeOnly from, TimeOnly to, DateTimeOffset now)
    {
        var local = Instant.FromDateTimeOffset(now).InZone(LocalClock.Zone(zone)).LocalDateTime;
        var time = new TimeOnly(local.TimeOfDay.TickOfDay);
        var quiet = from <= to ? time >= from && time < to : time >= from || time < to;
        if (from == to || !quiet)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local.ToDateTimeUnspecified());
        return LocalClock.Moment(zone, time < to ? day : day.AddDays(1), to);
    }
}
