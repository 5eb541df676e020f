using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>Makes an invitation: for a relative or doctor of this person ("elder"), or for somebody whom they look after ("carer").</summary>
internal sealed class FamilyInvite(IInvitations invitations, IFileStore files) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.invite", ["side: choice", "kind: choice?"], outputs: ["url: text", "code: text"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var side = call.Choice("side") == "carer" ? PairingSide.Carer : PairingSide.Elder;
        var kind = call.Choice("kind") == "doctor" ? RelationKind.Doctor : RelationKind.Relative;
        var made = await Pairings.MakeAsync(connection, scope.Cipher, scope.Profile.PersonId, side, kind, scope.Now, cancellationToken).ConfigureAwait(false);
        var url = invitations.AddressOf(scope.Chat, made.Payload);
        var picture = await files.SaveAsync(
            scope.TenantId, scope.Profile.PersonId, FileKind.Photo, "image/png", invitations.PictureOf(url), cancellationToken).ConfigureAwait(false);
        return FamilyCommand.Of("ok", ("url", new TextValue(url)), ("code", new TextValue(made.Code.Insert(4, " ")))) with { FileId = picture };
    }
}

/// <summary>Whether somebody new comes as a relative ("carer") or as the older person ("elder"). Uses nothing up.</summary>
internal sealed class FamilyPeek : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.peek", ["payload: text?"], outputs: ["guest: choice"], results: ["carer", "elder", "neither"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        PairingSide? maker = call.Text("payload") is { } payload && payload.StartsWith(Pairings.Prefix, StringComparison.Ordinal)
            ? await Pairings.LookAsync(connection, scope.Cipher, payload, scope.Now, cancellationToken).ConfigureAwait(false) : null;
        var guest = maker switch
        {
            PairingSide.Elder => "carer",
            PairingSide.Carer => "elder",
            _ => "neither",
        };
        return FamilyCommand.Of(guest, ("guest", new ChoiceValue(guest)));
    }
}

/// <summary>Uses an invitation's link or code. Who made it hears what is theirs to hear.</summary>
internal sealed class FamilyJoin : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.join",
        ["payload: text?"],
        outputs: ["relation: text", "name: text"],
        results: ["confirm", "waiting", "already", "own", "unknown", "too-many"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var used = await Pairings.UseAsync(
            connection, scope.Cipher, scope.Profile.PersonId, call.Text("payload") ?? "", scope.Now, cancellationToken).ConfigureAwait(false);
        switch (used)
        {
            case PairingUse.ToConfirm { Relation: var relation }:
                return Found("confirm", relation);
            case PairingUse.Waiting { Relation: var relation }:
                scope.Tell(relation.PersonId, PairingNews.ToConfirm(relation.Id));
                return Found("waiting", relation);
            case PairingUse.Already { Relation: var relation }:
                return Found("already", relation);
            default:
                return CommandOutcome.Of(used switch
                {
                    PairingUse.Own => "own",
                    PairingUse.TooMany => "too-many",
                    _ => "unknown",
                });
        }
    }

    private static CommandOutcome Found(string result, Relation relation) => FamilyCommand.Of(
        result, ("relation", new TextValue(OpenToken.Compact(relation.Id))), ("name", FamilyCommand.Name(relation)));
}
