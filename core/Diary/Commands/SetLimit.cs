using Companion.Conversations;
using Companion.Diary.Rules;
using Companion.Dialogs;

namespace Companion.Diary.Commands;

/// <summary>
/// Sets what the person's doctor regards as their limits of one sign, in the kind's stored unit; neither bound given: the general rule
/// stands again. It holds from the next reading on. Result "refused": no such kind, nobody named who set it, or bounds that no reading
/// could keep.
/// </summary>
internal sealed class SetLimit : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "diary.set-limit", ["kind: choice", "low: number?", "high: number?", "set-by: text"], results: ["ok", "refused"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var limit = new Limit(call.Number("low"), call.Number("high"));
        if (LimitKinds.Find(call.Choice("kind")) is not { } kind || call.Text("set-by") is not { Length: > 0 } setBy || !limit.IsSoundFor(kind))
        {
            return CommandOutcome.Of("refused");
        }

        scope.Writes.Of<LimitRows>().Add(new(scope.TenantId, scope.Profile.PersonId, kind, scope.Now, limit, setBy));
        var fact = PersonalLimits.Fact(kind, limit);
        var facts = scope.Profile.Facts;
        return new CommandOutcome
        {
            Profile = scope.Profile with { Facts = limit.IsSet ? facts.SetItem(fact.Key, fact.Value) : facts.Remove(fact.Key) },
        };
    }
}
