using System.Globalization;
using Companion.Dialogs;

namespace Companion.Safety.Alarms;

/// <summary>Positions on the earth.</summary>
internal static class Geo
{
    /// <summary>Mean radius: IUGG.</summary>
    private const double EarthMetres = 6_371_008.8;

    /// <summary>Along the surface, by the haversine formula.</summary>
    public static double Metres(LocationValue from, LocationValue to)
    {
        var (phi1, phi2) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var sinLat = Math.Sin((phi2 - phi1) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2);
        var h = (sinLat * sinLat) + (Math.Cos(phi1) * Math.Cos(phi2) * sinLon * sinLon);
        return 2 * EarthMetres * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    /// <summary>An address that every phone opens in its map.</summary>
    public static string MapUrl(LocationValue at) => string.Create(
        CultureInfo.InvariantCulture, $"https://maps.google.com/?q={at.Latitude:0.######},{at.Longitude:0.######}");
}
