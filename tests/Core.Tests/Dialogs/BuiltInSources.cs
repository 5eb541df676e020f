using System.Runtime.CompilerServices;
using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

/// <summary>The product's own dialogs, read from the repository.</summary>
internal static class BuiltInSources
{
    private static readonly string s_repository = Repository();

    public static readonly DialogCatalogue Catalogue = DialogCatalogue.Load(All());

    public static IEnumerable<DialogSource> All()
    {
        var root = Path.Combine(s_repository, "bot/Dialogs");
        return Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new DialogSource("Dialogs/" + Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f)));
    }

    /// <summary>The machine's own code.</summary>
    public static IEnumerable<string> MachineFiles() =>
        Directory.EnumerateFiles(Path.Combine(s_repository, "core/Dialogs"), "*.cs", SearchOption.AllDirectories);

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
