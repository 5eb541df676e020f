using Companion.Dialogs;
using NodaTime;
using NodaTime.TimeZones;

namespace Companion.People;

/// <summary>
/// Finds a person's time zone from what they can tell: the country, the hour on their clock, or their position. The zones of a country and
/// their places are those of the tz database (zone.tab), most populous first.
/// </summary>
internal static class HomeZone
{
    // A clock that was read or typed a little late still means the same zone; zones are 15 minutes apart at the least.
    private static readonly Duration _clockTolerance = Duration.FromMinutes(25);

    /// <summary>The zone of a country in which all clocks agree today; null when they do not, or the country is unknown.</summary>
    public static string? OfCountry(string country, DateTimeOffset now)
    {
        var zones = ZonesOf(country);
        return zones.Count > 0 && zones.All(z => OffsetOf(z, now) == OffsetOf(zones[0], now)) ? zones[0] : null;
    }

    /// <summary>
    /// The zone, of the country where that is known, whose clocks come nearest to <paramref name="clock"/>; null when none is near: the hour
    /// was mistyped, or the country is another one.
    /// </summary>
    public static string? OfClock(string country, TimeOnly clock, DateTimeOffset now)
    {
        var zones = ZonesOf(country);
        if (zones.Count == 0)
        {
            zones = [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(l => l.ZoneId)];
        }

        string? best = null;
        var least = _clockTolerance;
        foreach (var zone in zones)
        {
            var apart = Apart(zone, clock, now);
            if (apart < least)
            {
                (best, least) = (zone, apart);
            }
        }

        return best;
    }

    /// <summary>
    /// The zone of the nearest place that the tz database knows, within the country where that is known. Never used to guess the country:
    /// near a border it would give the wrong emergency number.
    /// </summary>
    public static string OfLocation(string country, LocationValue location)
    {
        var places = TzdbDateTimeZoneSource.Default.ZoneLocations!;
        var ofCountry = places.Where(l => l.CountryCode == country).ToList();
        return (ofCountry.Count > 0 ? ofCountry : places).MinBy(l => Distance(l, location))!.ZoneId;
    }

    private static List<string> ZonesOf(string country) =>
        [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(l => l.CountryCode == country).Select(l => l.ZoneId)];

    private static Offset OffsetOf(string zone, DateTimeOffset now) => LocalClock.Zone(zone).GetUtcOffset(Instant.FromDateTimeOffset(now));

    private static Duration Apart(string zone, TimeOnly clock, DateTimeOffset now)
    {
        var there = Instant.FromDateTimeOffset(now).InZone(LocalClock.Zone(zone)).TimeOfDay;
        var minutes = Math.Abs((there.TickOfDay / NodaConstants.TicksPerMinute) - (clock.Ticks / TimeSpan.TicksPerMinute));
        return Duration.FromMinutes(Math.Min(minutes, (24 * 60) - minutes));
    }

    // Equirectangular is near enough to choose between cities.
    private static double Distance(TzdbZoneLocation place, LocationValue location)
    {
        var east = Math.IEEERemainder(place.Longitude - location.Longitude, 360) * Math.Cos(location.Latitude * Math.PI / 180);
        var north = place.Latitude - location.Latitude;
        return (east * east) + (north * north);
    }
}
