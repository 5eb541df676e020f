using Companion.People;

namespace Companion.Dialogs;

/// <summary>One dialog under the verifier's eyes, what it stands on, and where findings go.</summary>
internal sealed class Inspection(
    DialogDefinition dialog, DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands, List<DialogFinding> findings)
{
    public DialogDefinition Dialog => dialog;

    public DialogCatalogue Catalogue => catalogue;

    public IReadOnlyDictionary<string, CommandSignature> Commands => commands;

    public CommandSignature? CommandOf(StateDefinition state) =>
        state.Command is { } name && commands.TryGetValue(name, out var signature) ? signature : null;

    public void Error(string message) =>
        findings.Add(new(FindingSeverity.Error, dialog.Name, null, message, null, $"{dialog.Path}:1"));

    public void Error(StateDefinition state, string message) =>
        findings.Add(new(FindingSeverity.Error, dialog.Name, state.Name, message, null, $"{dialog.Path}:{state.Line}"));

    public void Warn(StateDefinition state, string message) =>
        findings.Add(new(FindingSeverity.Warning, dialog.Name, state.Name, message, null, $"{dialog.Path}:{state.Line}"));

    /// <summary>About a text, found in the file of its language.</summary>
    public void Error(StateDefinition? state, DialogText text, Language language, string message) =>
        findings.Add(new(FindingSeverity.Error, dialog.Name, state?.Name, $"'{text.Key}' {message}", language.Code(), text.Where(language)));

    public void Warn(StateDefinition? state, DialogText text, Language language, string message) =>
        findings.Add(new(FindingSeverity.Warning, dialog.Name, state?.Name, $"'{text.Key}' {message}", language.Code(), text.Where(language)));
}
