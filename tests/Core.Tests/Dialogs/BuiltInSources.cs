using System.Runtime.CompilerServices;
using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

/// <summary>The product's own dialogs, read from the repository.</summary>
internal static class BuiltInSources
{
    public static readonly DialogCatalogue Catalogue = DialogCatalogue.Load(All());

    public static IEnumerable<DialogSource> All([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../bot/Dialogs"));
        return Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new DialogSource("Dialogs/" + Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f)));
    }
}
