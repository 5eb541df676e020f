using Companion.Storage;

namespace Companion.Admin;

/// <summary>Where the panel listens, and how people reach it (behind a proxy the two differ).</summary>
internal sealed record AdminAddresses(string Listen, string Public)
{
    private const string Default = "http://127.0.0.1:5081";

    /// <exception cref="InvalidSettingsException">An address is none.</exception>
    public static AdminAddresses Read(IConfiguration configuration)
    {
        var listen = configuration["Admin:Urls"] ?? Default;
        foreach (var address in listen.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check("Admin__Urls", Reachable(address));
        }

        var open = configuration["Admin:PublicUrl"] ?? Reachable(listen.Split(';')[0].Trim());
        Check("Admin__PublicUrl", open);
        return new(listen, open.TrimEnd('/'));
    }

    /// <summary>"Any address" is nowhere to go to; this machine is one of them.</summary>
    private static string Reachable(string address) => address
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);

    private static void Check(string setting, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new InvalidSettingsException(setting, "is not an address", "http://127.0.0.1:5081");
        }
    }
}
