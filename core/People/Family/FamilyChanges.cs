using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>What one of the family may see and hear from now on, as the plain questions asked it.</summary>
internal sealed class FamilyPermit : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.permit",
        ["relation: text", "diary: choice", "medicines: yes-no", "wrong: yes-no", "weekly: yes-no", "sos: yes-no", "limits: yes-no?"],
        results: ["ok", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        return call.Relation() is { } id && await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is { } relation
            && await RelationChanges.PermitAsync(connection, me, id, Allowed(call, relation.Kind), cancellationToken).ConfigureAwait(false)
            ? CommandOutcome.Ok : CommandOutcome.Of(FamilyCommand.Gone);
    }

    private static List<Permission> Allowed(CommandCall call, RelationKind kind)
    {
        var permissions = new List<Permission>();
        if (call.Choice("diary") is "all")
        {
            permissions.Add(Permission.SeeDiary);
        }

        if (call.Choice("diary") is "all" or "charts")
        {
            permissions.Add(Permission.SeeTrends);
        }

        // A doctor hears of readings that worry; a forgotten tablet or a question without an answer is for the family.
        var doctor = kind == RelationKind.Doctor;
        Add("medicines", doctor ? [Permission.SeeMedicines] : [Permission.SeeMedicines, Permission.HearMedicines]);
        Add("wrong", doctor ? [Permission.HearRedFlags] : [Permission.HearMissed, Permission.HearRedFlags]);
        Add("weekly", Permission.HearWeekly);
        Add("sos", Permission.HearSos, Permission.SeeAlarms, Permission.SeePosition);
        Add("limits", doctor ? [Permission.SetLimits] : []);
        return permissions;

        void Add(string answer, params ReadOnlySpan<Permission> allowed)
        {
            if (call.YesNo(answer) == true)
            {
                permissions.AddRange(allowed);
            }
        }
    }
}

/// <summary>The first to be called in an alarm.</summary>
internal sealed class FamilyFirst : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("family.first", ["relation: text"], results: ["ok", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        call.Relation() is { } id && await RelationChanges.RankAsync(connection, scope.Profile.PersonId, id, 1, cancellationToken).ConfigureAwait(false)
            ? CommandOutcome.Ok : CommandOutcome.Of(FamilyCommand.Gone);
}

/// <summary>Ends a relation, from either side; the other hears of it, gently.</summary>
internal sealed class FamilyEnd : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("family.end", ["relation: text"], results: ["ok", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation
            || !await RelationChanges.RevokeAsync(connection, me, id, scope.Now, cancellationToken).ConfigureAwait(false))
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        if (relation.PersonId == me)
        {
            await KeptContacts.ForgetAsync(connection, me, relation.OtherId, cancellationToken).ConfigureAwait(false);
        }

        if (relation.State == RelationState.Active)
        {
            scope.Tell(relation.Other(me), PairingNews.Of("ended", scope.Profile));
        }

        return CommandOutcome.Ok;
    }
}
