using Companion.Conversations.Releases;
using Companion.Dialogs;

namespace Companion.Tuning;

/// <summary>A whole set of dialogs under somebody's eyes: the program's own files with a tenant's in their place.</summary>
public sealed class DialogSet
{
    private readonly Lazy<IReadOnlyList<DialogFinding>> _findings;

    internal DialogSet(string of, DialogBase program, IReadOnlyDictionary<string, string> files)
    {
        Of = of;
        Program = program;
        Files = files;
        Sources = DialogOverlay.Over(program.Sources, files);
        var reading = new List<DialogFinding>();
        Catalogue = DialogCatalogue.Load(Sources, reading.Add);
        _findings = new(() => [.. reading, .. DialogVerifier.Verify(Catalogue, program.Commands), .. Gone()]);
    }

    /// <summary>Its name: "published", "draft:…".</summary>
    public string Of { get; }

    public DialogBase Program { get; }

    /// <summary>Path → content of the tenant's own files.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public IReadOnlyList<DialogSource> Sources { get; }

    public DialogCatalogue Catalogue { get; }

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<DialogFinding> Findings => _findings.Value;

    internal string? Content(string path) => Sources.FirstOrDefault(source => source.Path == path)?.Content;

    /// <summary>Jobs and other people's dialogs begin them by name.</summary>
    private IEnumerable<DialogFinding> Gone() =>
        DialogNames.In(Program.Sources).Where(dialog => Catalogue.Find(dialog.Name) is null)
            .Select(dialog => new DialogFinding(FindingSeverity.Error, dialog.Name, null, "this dialog came with the program and is gone: other parts begin it", null, dialog.Path));
}
