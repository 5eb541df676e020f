namespace Companion.EndToEnd.WebChat;

/// <summary>The unmodified clients and the accessibility checker, as npm has put them beside the tests.</summary>
internal static class NodeModules
{
    private static readonly string? Folder = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Folder ?? Missing(), .. parts]);

    public static void Check() => _ = Folder ?? Missing();

    private static string Missing() =>
        throw new InvalidOperationException("The browser tests need their packages: run 'npm ci' in tests/EndToEnd (./companion test does).");

    private static string? Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules", "axe-core")))
            {
                return Path.Combine(folder, "node_modules");
            }
        }

        return null;
    }
}
