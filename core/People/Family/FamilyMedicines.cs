using Companion.Conversations;
using Companion.Dialogs;
using Companion.Medicines;
using Npgsql;

namespace Companion.People.Family;

/// <summary>What another person takes and how many of the planned doses of the last seven days were marked as taken.</summary>
internal sealed class FamilyMedicines : IQueryCommand
{
    private static readonly TimeSpan s_since = TimeSpan.FromDays(7);

    public CommandSignature Signature { get; } = Signatures.Define(
        "family.medicines",
        ["relation: text"],
        outputs: ["name: text", "list: text", "taken: number", "due: number"],
        results: ["some", "none", FamilyCommand.Refused, FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await call.TheirsAsync(scope, connection, Permission.SeeMedicines, cancellationToken).ConfigureAwait(false);
        if (relation is null)
        {
            return CommandOutcome.Of(refusal);
        }

        var medicines = await new MedicineTable(connection, scope.Cipher, scope.TenantId, relation.PersonId).ReadAsync(cancellationToken).ConfigureAwait(false);
        if (medicines.Count == 0)
        {
            return FamilyCommand.Of("none", ("name", FamilyCommand.Name(relation)));
        }

        var list = string.Join('\n', medicines.Select(m => "• " + MedicineText.Line(m with { Stock = null }, scope.Profile.Language)));
        var adherence = await Adherence.ReadAsync(connection, scope.TenantId, relation.PersonId, scope.Now - s_since, scope.Now, cancellationToken).ConfigureAwait(false);
        (string, SlotValue)[] counted = adherence.Due == 0 ? [] : [("taken", new NumberValue(adherence.Taken)), ("due", new NumberValue(adherence.Due))];
        return FamilyCommand.Of("some", [("name", FamilyCommand.Name(relation)), ("list", new TextValue(list)), .. counted]);
    }
}
