using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Understanding;

namespace Companion.Medicines.Commands;

/// <summary>Reads the words about when a medicine is taken and says them back; any result but "ok" tells what was not clear.</summary>
internal sealed class ReadPlan : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.read-plan", ["plan: text", "dose: text?"], ["code: text", "said: text"], ["ok", "counted", "nothing", "contradiction", "days", "interval"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var language = scope.Profile.Language;
        return PlanReader.Read(call.Text("plan") ?? "", new ReadContext(language, scope.Now, scope.Profile.TimeZone, [])) switch
        {
            PlanReading.Understood { Plan: var plan } => new CommandOutcome
            {
                Result = !plan.AsNeeded && call.Text("dose") is { } dose && DoseAmount.Of(dose, language) is not null ? "counted" : "ok",
                Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                    .Add("code", new TextValue(plan.ToCode()))
                    .Add("said", new TextValue(MedicineText.Plan(plan, language))),
            },
            PlanReading.Unclear { Problem: PlanProblem.Contradiction } => CommandOutcome.Of("contradiction"),
            PlanReading.Unclear { Problem: PlanProblem.Days } => CommandOutcome.Of("days"),
            PlanReading.Unclear { Problem: PlanProblem.Interval } => CommandOutcome.Of("interval"),
            _ => CommandOutcome.Of("nothing"),
        };
    }
}
