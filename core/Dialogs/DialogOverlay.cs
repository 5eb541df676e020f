namespace Companion.Dialogs;

/// <summary>A tenant's own files in place of the built-in ones.</summary>
public static class DialogOverlay
{
    /// <summary>The built-in files in their order, replaced where <paramref name="own"/> has the path, then what only it has.</summary>
    public static IReadOnlyList<DialogSource> Over(IReadOnlyList<DialogSource> builtIn, IReadOnlyDictionary<string, string> own)
    {
        ArgumentNullException.ThrowIfNull(builtIn);
        ArgumentNullException.ThrowIfNull(own);
        var paths = builtIn.Select(source => source.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. builtIn.Select(source => own.TryGetValue(source.Path, out var content) ? new DialogSource(source.Path, content) : source),
            .. own.Where(file => !paths.Contains(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new DialogSource(file.Key, file.Value)),
        ];
    }
}
