namespace Companion.Dialogs;

/// <summary>Proves what a set of dialogs must hold before anybody talks to it.</summary>
public static class DialogVerifier
{
    /// <summary>Everything that is wrong with the current dialogs; no error means that they may be published.</summary>
    /// <param name="catalogue">The set.</param>
    /// <param name="commands">The signatures of the commands that exist, by name.</param>
    public static IReadOnlyList<DialogFinding> Verify(DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(commands);
        var findings = new List<DialogFinding>();
        foreach (var dialog in catalogue.Current)
        {
            var inspection = new Inspection(dialog, catalogue, commands, findings);
            GraphRules.Check(inspection);
            StartRules.Check(inspection);
            CommandRules.Check(inspection);
            CallRules.Check(inspection);
            SlotRules.Check(inspection);
            LengthRules.Check(inspection);
            TextRules.Check(dialog.Name, dialog.Texts, findings);
            ReadabilityRules.Check(dialog.Name, dialog.Texts, findings);
        }

        LoopRules.Check(catalogue, findings);
        EngineTextRules.Check(catalogue.Texts, findings);
        return findings;
    }

    /// <summary>What would keep one dialog, perhaps an earlier version, from going on over this catalogue and these commands.</summary>
    internal static IReadOnlyList<DialogFinding> VerifyStanding(
        DialogDefinition dialog, DialogCatalogue catalogue, IReadOnlyDictionary<string, CommandSignature> commands)
    {
        var findings = new List<DialogFinding>();
        var inspection = new Inspection(dialog, catalogue, commands, findings);
        CommandRules.Check(inspection);
        CallRules.Check(inspection);
        return findings;
    }
}
