using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>
/// One relation, as one of its two sees it: "mine" (to change), "asked" (to confirm), "theirs" (one looks after that person), "waiting"
/// (that person has not confirmed yet). Anybody else: "gone".
/// </summary>
internal sealed class FamilyCard : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.card",
        ["relation: text"],
        outputs: ["name: text", "diary: choice", "medicines: yes-no", "wrong: yes-no", "weekly: yes-no", "sos: yes-no", "sharing: yes-no"],
        results: ["mine", "asked", "theirs", "waiting", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var active = relation.State == RelationState.Active;
        var result = relation.PersonId == me ? active ? "mine" : "asked" : active ? "theirs" : "waiting";
        var permissions = relation.Permissions;
        return FamilyCommand.Of(
            result,
            ("name", FamilyCommand.Name(relation)),
            ("diary", new ChoiceValue(permissions.Contains(Permission.SeeDiary) ? "all" : permissions.Contains(Permission.SeeTrends) ? "charts" : "nothing")),
            ("medicines", new YesNoValue(permissions.Contains(Permission.SeeMedicines))),
            ("wrong", new YesNoValue(permissions.Contains(Permission.HearMissed))),
            ("weekly", new YesNoValue(permissions.Contains(Permission.HearWeekly))),
            ("sos", new YesNoValue(permissions.Contains(Permission.HearSos))),
            ("sharing", new YesNoValue(scope.Profile.Consents.Contains(Consents.Sharing))));
    }
}
