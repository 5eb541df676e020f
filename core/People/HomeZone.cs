using Companion.Dialogs;
using NodaTime;
using NodaTime.TimeZones;

namespace Companion.People;

/// <summary>
/// Finds a person's time zone from what they can tell: the country, the hour on their clock, or their position. The zones of a country and
/// their places are those of the tz database (zone.tab); the one that most of its people live in comes first.
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

    /// <summary>The zone that most people of the country live in; for an unknown country, that of the language. A guess, to be said aloud.</summary>
    public static string MainOf(string country, Language language) => ZonesOf(country) is [var main, ..] ? main : language switch
    {
        Language.Ru => "Europe/Moscow",
        Language.Uk => "Europe/Kyiv",
        Language.Pt => "America/Sao_Paulo",
        Language.Vi => "Asia/Ho_Chi_Minh",
        _ => "Europe/London",
    };

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

        // "Half past two" is said in the afternoon too.
        return Nearest(zones, clock, now) ?? (country.Length > 0 && clock.Hour is > 0 and <= 12 ? Nearest(zones, clock.AddHours(12), now) : null);
    }

    private static string? Nearest(List<string> zones, TimeOnly clock, DateTimeOffset now)
    {
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

    private static List<string> ZonesOf(string country)
    {
        var main = country switch
        {
            // zone.tab lists these from one end of the country to the other.
            "AU" => "Australia/Sydney",
            "BR" => "America/Sao_Paulo",
            "CA" => "America/Toronto",
            "RU" => "Europe/Moscow",
            _ => null,
        };
        return [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(l => l.CountryCode == country).Select(l => l.ZoneId).OrderBy(z => z == main ? 0 : 1)];
    }

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
