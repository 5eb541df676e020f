using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Safety;

/// <summary>Logs a step of an SOS ("offered", "raised", "mistake", "stayed", "declined") and gives the number to call where the person lives.</summary>
internal sealed class SosStep : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.log", ["step: choice"], outputs: ["number: text"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var country = scope.Profile.Country;
        var number = EmergencyNumbers.Ambulance(country);
        scope.Writes.Of<SosEventRows>().Add(new(
            scope.TenantId, Guid.CreateVersion7(scope.Now), scope.Profile.PersonId, scope.Now, call.Choice("step") ?? "raised", country, number));
        return new CommandOutcome { Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("number", new TextValue(number)) };
    }
}

/// <summary>The number to call where the person lives.</summary>
internal sealed class EmergencyNumber : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.number", outputs: ["number: text"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope) => new()
    {
        Values = ImmutableSortedDictionary<string, SlotValue>.Empty
            .Add("number", new TextValue(EmergencyNumbers.Ambulance(scope.Profile.Country))),
    };
}

/// <summary>"safety.crisis-line": the line that listens where the person lives, if there is one, and the ambulance's number.</summary>
internal sealed class CrisisLine : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.crisis-line", outputs: ["line: text", "number: text"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var (line, number) = (EmergencyNumbers.Crisis(scope.Profile.Country), EmergencyNumbers.Ambulance(scope.Profile.Country));
        var values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("number", new TextValue(number));
        return new() { Values = line == number ? values : values.Add("line", new TextValue(line)) };
    }
}
