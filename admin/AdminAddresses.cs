using Companion.Hosting;
using Companion.Storage;

namespace Companion.Admin;

/// <summary>Where the panel listens, and how people reach it (behind a proxy the two differ).</summary>
internal sealed record AdminAddresses(IReadOnlyList<string> Listen, string Public)
{
    private const string Default = "http://127.0.0.1:5081";

    /// <exception cref="InvalidSettingsException">An address is none.</exception>
    public static AdminAddresses Read(IConfiguration configuration)
    {
        var listen = ListenAddresses.Read(configuration, "Admin:Urls", Default);
        var open = configuration["Admin:PublicUrl"] is { Length: > 0 } set ? set : ListenAddresses.Reachable(listen[0]);
        return ListenAddresses.IsAddress(open)
            ? new(listen, open.TrimEnd('/'))
            : throw new InvalidSettingsException("Admin__PublicUrl", "is not an address", Default);
    }
}
