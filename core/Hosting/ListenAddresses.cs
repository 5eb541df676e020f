using Companion.Storage;
using Microsoft.Extensions.Configuration;

namespace Companion.Hosting;

/// <summary>Where a host listens, as its setting tells.</summary>
public static class ListenAddresses
{
    /// <param name="configuration">The host's.</param>
    /// <param name="setting">Such as "Bot:Urls"; its value holds addresses with ";" between them.</param>
    /// <param name="otherwise">When it is not set.</param>
    /// <exception cref="InvalidSettingsException">One of them is no address.</exception>
    public static IReadOnlyList<string> Read(IConfiguration configuration, string setting, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(setting);
        var listed = configuration[setting] is { Length: > 0 } set ? set : otherwise;
        var addresses = listed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0 || !addresses.All(address => IsAddress(Reachable(address))))
        {
            throw new InvalidSettingsException(setting.Replace(":", "__", StringComparison.Ordinal), "is not an address", otherwise);
        }

        return addresses;
    }

    /// <summary>"Any address" is nowhere to go to; this machine is one of them.</summary>
    public static string Reachable(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
    }

    /// <summary>Whether one could open it in a browser.</summary>
    public static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
