using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Diary.Commands;

/// <summary>
/// Takes what the person says of their health that readings are judged by: "heart-failure" (the weight rule), "on-oxygen" (the oxygen
/// rule), "glucose-unit" (how sugar is shown). What does not hold is not kept.
/// </summary>
internal sealed class SetCircumstance : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.set-circumstance", ["fact: choice", "holds: yes-no?", "unit: choice?"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var value = call.Choice("fact") switch
        {
            "heart-failure" or "on-oxygen" => call.YesNo("holds") == true ? "yes" : null,
            "glucose-unit" => call.Choice("unit") switch
            {
                "mmol" => "mmol/L",
                "mg" => "mg/dL",
                _ => null,
            },
            _ => throw new InvalidOperationException("A dialog names a circumstance that there is not."),
        };
        var fact = call.Choice("fact")!; // the switch knew it
        var facts = scope.Profile.Facts;
        return new CommandOutcome
        {
            Profile = scope.Profile with { Facts = value is null ? facts.Remove(fact) : facts.SetItem(fact, value) },
        };
    }
}
