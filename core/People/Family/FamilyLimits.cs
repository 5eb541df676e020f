using Companion.Conversations;
using Companion.Diary.Rules;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>The limits in force of somebody whose doctor this person is. Only a doctor whom the person allowed it; every look is written down.</summary>
internal sealed class FamilyLimits : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.limits", ["relation: text"], outputs: ["name: text", "systolic: text", "diastolic: text", "pulse: text", "spo2: text", "glucose: text", "weight: text", "temperature: text", "breathing: text"],
        results: ["ok", FamilyCommand.Refused, FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await DoctorsAsync(call, scope, connection, cancellationToken).ConfigureAwait(false);
        if (relation is null)
        {
            return CommandOutcome.Of(refusal);
        }

        var limits = await StoredLimits.OfAsync(connection, relation.PersonId, cancellationToken).ConfigureAwait(false);
        return FamilyCommand.Of(
            "ok",
            [("name", FamilyCommand.Name(relation)), .. limits.Select(l => (l.Key.Code(), (SlotValue)new TextValue(LimitText.Of(l.Key, l.Value, scope.Profile.Language))))]);
    }

    internal static async Task<(Relation? Relation, string Refusal)> DoctorsAsync(
        CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await call.TheirsAsync(scope, connection, Permission.SetLimits, cancellationToken).ConfigureAwait(false);
        return relation is null ? (null, refusal) : relation.Kind == RelationKind.Doctor ? (relation, "") : (null, FamilyCommand.Refused);
    }
}

/// <summary>
/// Reads what a doctor wants to set: bounds as they are stored, and both said back ("said"). A glucose that can only be mmol/L is taken as
/// such. Results: "lift" (no bound at all: the general rule again), "unsound" (no reading could keep them, or no body).
/// </summary>
internal sealed class FamilyReadLimit : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.read-limit", ["kind: choice", "low: number?", "high: number?"], outputs: ["least: number", "most: number", "said: text"], results: ["ok", "lift", "unsound"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        if (LimitKinds.Find(call.Choice("kind")) is not { } kind)
        {
            return CommandOutcome.Of("unsound");
        }

        var limit = new Limit(Stored(kind, call.Number("low")), Stored(kind, call.Number("high")));
        if (!limit.IsSet)
        {
            return CommandOutcome.Of("lift");
        }

        if (!limit.IsSoundFor(kind))
        {
            return CommandOutcome.Of("unsound");
        }

        (string, SlotValue)[] values =
        [
            ("said", new TextValue(LimitText.Of(kind, limit, scope.Profile.Language))),
            .. limit.Low is { } low ? [("least", new NumberValue(low))] : Array.Empty<(string, SlotValue)>(),
            .. limit.High is { } high ? [("most", new NumberValue(high))] : Array.Empty<(string, SlotValue)>(),
        ];
        return FamilyCommand.Of("ok", values);
    }

    private static decimal? Stored(LimitKind kind, decimal? value) =>
        kind == LimitKind.Glucose && value is > 0 and <= Glucose.MostMillimoles ? decimal.Round(value.Value * Glucose.PerMillimole, 1) : value;
}

/// <summary>
/// Sets a limit, or lifts it: the person's own conversation writes it down, with who set it, says so, and goes by it from then on.
/// </summary>
internal sealed class FamilySetLimit : IQueryCommand
{
    private const string Dialog = "diary.limit";

    public CommandSignature Signature { get; } = Signatures.Define(
        "family.set-limit", ["relation: text", "kind: choice", "least: number?", "most: number?"], results: ["ok", "unsound", FamilyCommand.Refused, FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await FamilyLimits.DoctorsAsync(call, scope, connection, cancellationToken).ConfigureAwait(false);
        if (relation is null)
        {
            return CommandOutcome.Of(refusal);
        }

        var limit = new Limit(call.Number("least"), call.Number("most"));
        if (LimitKinds.Find(call.Choice("kind")) is not { } kind || (limit.IsSet && !limit.IsSoundFor(kind)))
        {
            return CommandOutcome.Of("unsound");
        }

        // By id: a name does not stand in the open. Whoever looks at the table finds the relation, also when it has ended.
        var begin = BeginInput.Of(
            Dialog,
            BeginWhen.Soon,
            [
                ("kind", new ChoiceValue(kind.Code())),
                ("set-by", new TextValue($"doctor:{scope.Profile.PersonId:N}")),
                .. limit.Low is { } low ? [("low", new NumberValue(low))] : Array.Empty<(string, SlotValue)>(),
                .. limit.High is { } high ? [("high", new NumberValue(high))] : Array.Empty<(string, SlotValue)>(),
            ]);
        scope.Tell(relation.PersonId, begin);
        return CommandOutcome.Ok;
    }
}
