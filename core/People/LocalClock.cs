using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace Companion.People;

/// <summary>Moments and a person's own clock.</summary>
public static class LocalClock
{
    /// <summary>The zone of an IANA id; UTC for an id that is not known.</summary>
    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;

    public static DateOnly Today(Profile profile, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return At(profile, now).Date.ToDateOnly();
    }

    /// <summary>What the person's clock shows.</summary>
    public static LocalDateTime At(Profile profile, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Instant.FromDateTimeOffset(moment).InZone(Zone(profile.TimeZone)).LocalDateTime;
    }

    /// <summary>
    /// The moment at which the clock of a zone shows a time on a day. In the hour that spring takes away: as much later as the clock
    /// jumps; in the hour that autumn repeats: the first.
    /// </summary>
    public static DateTimeOffset Moment(string zone, DateOnly day, TimeOnly time) =>
        day.ToLocalDate().At(time.ToLocalTime()).InZone(Zone(zone), Resolvers.LenientResolver).ToDateTimeOffset().ToUniversalTime();
}
