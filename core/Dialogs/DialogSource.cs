namespace Companion.Dialogs;

/// <summary>A file of a set of dialogs.</summary>
/// <param name="Path">With forward slashes; its folder groups a feature's dialogs and texts.</param>
/// <param name="Content">YAML.</param>
public sealed record DialogSource(string Path, string Content);

public enum FindingSeverity
{
    Error,
    Warning,
}

/// <summary>Something that keeps a set of dialogs from being published (error), or that an author should look at (warning).</summary>
/// <param name="Where">File and line, where known.</param>
public sealed record DialogFinding(FindingSeverity Severity, string? Dialog, string? State, string Message, string? Language = null, string? Where = null)
{
    public override string ToString() =>
        $"{(Where is null ? "" : Where + ": ")}{(Severity == FindingSeverity.Error ? "error" : "warning")}: {Dialog}{(State is null ? "" : "/" + State)}{(Language is null ? "" : " [" + Language + "]")}: {Message}";
}

/// <summary>The files do not make a set of dialogs.</summary>
public sealed class DialogDefinitionException(IReadOnlyList<DialogFinding> findings)
    : Exception(string.Join(Environment.NewLine, findings.Select(f => f.ToString())))
{
    public IReadOnlyList<DialogFinding> Findings { get; } = findings;
}

/// <summary>A conversation is pinned to a version that this catalogue does not hold: load it (and make a machine over a catalogue with it).</summary>
public sealed class UnknownDialogVersionException(string dialog, string version)
    : Exception($"no version {version} of dialog {dialog}")
{
    public string Dialog { get; } = dialog;

    public string Version { get; } = version;
}
