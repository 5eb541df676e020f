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
        outputs:
        [
            "name: text", "doctor: yes-no", "diary: choice", "medicines: yes-no", "wrong: yes-no", "weekly: yes-no", "sos: yes-no", "limits: yes-no", "sharing: yes-no",
            "see-diary: text", "see-medicines: text", "see-report: text", "set-limits: text",
        ],
        results: ["mine", "asked", "theirs", "waiting", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var active = relation.State == RelationState.Active;
        var permissions = relation.Permissions;
        var doctor = relation.Kind == RelationKind.Doctor;
        if (relation.PersonId != me)
        {
            return FamilyCommand.Of(
                active ? "theirs" : "waiting",
                [("name", FamilyCommand.Name(relation)), .. await OfferedAsync(connection, me, relation, cancellationToken).ConfigureAwait(false)]);
        }

        (string, SlotValue)[] doctors = doctor ? [("limits", new YesNoValue(permissions.Contains(Permission.SetLimits)))] : [];
        return FamilyCommand.Of(
            active ? "mine" : "asked",
            [
                ("name", FamilyCommand.Name(relation)),
                ("doctor", new YesNoValue(doctor)),
                ("diary", new ChoiceValue(permissions.Contains(Permission.SeeDiary) ? "all" : permissions.Contains(Permission.SeeTrends) ? "charts" : "nothing")),
                ("medicines", new YesNoValue(permissions.Contains(Permission.SeeMedicines))),
                ("wrong", new YesNoValue(permissions.Contains(doctor ? Permission.HearRedFlags : Permission.HearMissed))),
                ("weekly", new YesNoValue(permissions.Contains(Permission.HearWeekly))),
                ("sos", new YesNoValue(permissions.Contains(Permission.HearSos))),
                ("sharing", new YesNoValue(scope.Profile.Consents.Contains(Consents.Sharing))),
                .. doctors,
            ]);
    }

    /// <summary>The relation's id where something may be seen now, for its button; empty: no button. The button's own dialog asks again.</summary>
    private static async Task<List<(string, SlotValue)>> OfferedAsync(NpgsqlConnection connection, Guid me, Relation relation, CancellationToken cancellationToken)
    {
        var offered = new List<(string, SlotValue)>();
        foreach (var (name, permission) in ((string, Permission)[])
            [("see-diary", Permission.SeeDiary), ("see-medicines", Permission.SeeMedicines), ("see-report", Permission.SeeTrends), ("set-limits", Permission.SetLimits)])
        {
            var may = await Relations.MayAsync(connection, me, relation.PersonId, permission, cancellationToken).ConfigureAwait(false);
            offered.Add((name, new TextValue(may ? OpenToken.Compact(relation.Id) : "")));
        }

        return offered;
    }
}
