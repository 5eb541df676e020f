using System.Text.Json;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.People.Family;
using Companion.Safety.Alarms;
using Companion.Safety.Ways;
using Npgsql;

namespace Companion.Safety.Contacts;

/// <summary>Whose phone or address it is: one's own without a relation, else that of a contact whom one keeps. Nobody else's.</summary>
internal static class ContactOwner
{
    public static async Task<Relation?> KeptAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        return call.Relation() is { } id
            && await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is { } relation && relation.PersonId == me
            && await KeptContacts.IsKeptAsync(connection, me, relation.OtherId, cancellationToken).ConfigureAwait(false) ? relation : null;
    }

    public static bool IsOwn(CommandCall call) => string.IsNullOrEmpty(call.Text("relation"));

    public static ContactWay Way(CommandCall call) => call.Choice("way") == "email" ? ContactWay.Email : ContactWay.Phone;
}

/// <summary>
/// "safety.code": sends six digits to a phone or an address, as work whose end comes back ("contact-code"). Results: ok, invalid (no number
/// or address), too-many (for today), no-way (this deployment has no such provider), gone.
/// </summary>
internal sealed class SendCode(IEnumerable<IWaySender> senders, AlarmTexts texts) : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.code", ["relation: text?", "way: choice", "address: text"], results: ["ok", "invalid", "too-many", "no-way", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var kept = await ContactOwner.KeptAsync(call, scope, connection, cancellationToken).ConfigureAwait(false);
        if (kept is null && !ContactOwner.IsOwn(call))
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var way = ContactOwner.Way(call);
        var by = way == ContactWay.Email ? Way.Email : Way.Sms;
        if (senders.All(sender => sender.Way != by))
        {
            return CommandOutcome.Of("no-way");
        }

        var me = scope.Profile.PersonId;
        var (code, value) = await ContactCodes.MakeAsync(
            connection, scope.Cipher, me, kept?.OtherId ?? me, way, call.Text("address") ?? "", scope.Now, cancellationToken).ConfigureAwait(false);
        if (code is null || value is null)
        {
            return CommandOutcome.Of(value is null ? "invalid" : "too-many");
        }

        var (subject, text) = texts.Code(kept is null ? null : scope.Profile.Name, code, kept?.Language ?? scope.Profile.Language);
        var message = new WayMessage(value, subject, text, null, scope.TenantId, Guid.CreateVersion7(scope.Now).ToString("N"));
        scope.Enqueue(CodeWork.WorkKind, JsonSerializer.Serialize(new CodeLetter(by, message), CodeJson.Default.CodeLetter));
        return CommandOutcome.Ok;
    }
}

/// <summary>"safety.confirm-code": what was told back. Results: ok (that way counts from now on), wrong, expired (a new one is needed), gone.</summary>
internal sealed class ConfirmCode : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "safety.confirm-code", ["relation: text?", "way: choice", "code: text"], results: ["ok", "wrong", "expired", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var kept = await ContactOwner.KeptAsync(call, scope, connection, cancellationToken).ConfigureAwait(false);
        if (kept is null && !ContactOwner.IsOwn(call))
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        var me = scope.Profile.PersonId;
        return CommandOutcome.Of(await ContactCodes.CheckAsync(
            connection, scope.Cipher, me, kept?.OtherId ?? me, ContactOwner.Way(call), call.Text("code") ?? "", scope.Now, cancellationToken).ConfigureAwait(false) switch
        {
            CodeCheck.Ok => "ok",
            CodeCheck.Wrong => "wrong",
            _ => "expired",
        });
    }
}
