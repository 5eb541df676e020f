using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Family;
using Npgsql;

namespace Companion.Safety.Contacts;

/// <summary>
/// "safety.contact": how one contact is called in an alarm, for the person alone. Results: ok, kept (without an account: their phone and
/// address are the person's to set), gone.
/// </summary>
internal sealed class ContactCard(SafetyOptions options) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.contact",
        ["relation: text"],
        outputs: ["name: text", "place: number", "count: number", "wait: number", "ways: choice", "phone: text", "email: text"],
        results: ["ok", "kept", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        var ladder = await Relations.ToTellAsync(connection, scope.Cipher, me, Permission.HearSos, cancellationToken).ConfigureAwait(false);
        var relation = ladder.FirstOrDefault(step => step.Id == call.Relation());
        if (relation is null)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var isKept = await KeptContacts.IsKeptAsync(connection, me, relation.OtherId, cancellationToken).ConfigureAwait(false);
        var wait = (int?)relation.Wait?.TotalSeconds ?? Commands.LadderTimes.Of(scope.Profile, Commands.LadderTimes.WaitFact) ?? (int)options.ContactWait.TotalSeconds;
        var outcome = FamilyCommand.Of(
            isKept ? "kept" : "ok",
            ("name", FamilyCommand.Name(relation)),
            ("place", new NumberValue(1 + ladder.Index().First(step => step.Item.Id == relation.Id).Index)),
            ("count", new NumberValue(ladder.Count)),
            ("wait", new NumberValue(wait)),
            ("ways", new ChoiceValue(ContactWays.Choice(relation.Ways))));
        return isKept ? await WithContactsAsync(outcome, connection, scope, relation.OtherId, cancellationToken).ConfigureAwait(false) : outcome;
    }

    /// <summary>What counts already.</summary>
    public static async Task<CommandOutcome> WithContactsAsync(
        CommandOutcome outcome, NpgsqlConnection connection, TurnScope scope, Guid whose, CancellationToken cancellationToken)
    {
        foreach (var contact in await PersonContacts.OfAsync(connection, scope.Cipher, whose, cancellationToken).ConfigureAwait(false))
        {
            if (contact.Verified)
            {
                outcome = outcome with { Values = outcome.Values.Add(contact.Way == ContactWay.Phone ? "phone" : "email", new TextValue(contact.Value)) };
            }
        }

        return outcome;
    }
}

/// <summary>"safety.my-ways": the phone and address by which one's own people may call for one.</summary>
internal sealed class MyWays : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.my-ways", outputs: ["phone: text", "email: text"]);

    public Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ContactCard.WithContactsAsync(CommandOutcome.Ok, connection, scope, scope.Profile.PersonId, cancellationToken);
}

/// <summary>"safety.pick-contact": the one with this number on the list of the ladder. Results: ok, none.</summary>
internal sealed class PickContact : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.pick-contact", ["number: number"], outputs: ["relation: text"], results: ["ok", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ladder = await Relations.ToTellAsync(connection, scope.Cipher, scope.Profile.PersonId, Permission.HearSos, cancellationToken).ConfigureAwait(false);
        var at = (int)(call.Number("number") ?? 0) - 1;
        return at >= 0 && at < ladder.Count
            ? FamilyCommand.Of("ok", ("relation", new TextValue(OpenToken.Compact(ladder[at].Id))))
            : CommandOutcome.Of("none");
    }
}
