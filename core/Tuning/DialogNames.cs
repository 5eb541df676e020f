using System.Text.RegularExpressions;
using Companion.Dialogs;

namespace Companion.Tuning;

/// <summary>Which file defines which dialog, without compiling anything.</summary>
internal static partial class DialogNames
{
    public static IEnumerable<(string Name, string Path)> In(IEnumerable<DialogSource> sources) =>
        sources.Where(source => source.Path.EndsWith(".dialog.yaml", StringComparison.Ordinal))
            .Select(source => (Name: Of(source.Content), source.Path)).Where(found => found.Name is not null).Select(found => (found.Name!, found.Path));

    public static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A file that a set may hold: "Dialogs/Feature/name.dialog.yaml", its tests, its folder's texts and words.</summary>
    public static bool IsPath(string path) => Path().IsMatch(path);

    private static string? Of(string content) => Name().Match(content) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^dialog:[ \t]*([A-Za-z0-9.-]+)", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^Dialogs/[A-Za-z0-9-]{1,40}/([a-z0-9-]{1,60}\.(dialog|test)|(texts|words)\.[a-z]{2})\.yaml$")]
    private static partial Regex Path();
}
