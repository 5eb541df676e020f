using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Medicines.Commands;

/// <summary>Whether the person has a plan of medicines, without a query.</summary>
internal sealed class HasPlan : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("medicines.has-plan", results: ["none", "planned"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope) =>
        CommandOutcome.Of(scope.Profile.Facts.ContainsKey(MedicineBook.PlanFact) ? "planned" : "none");
}
