using Companion.Audit;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.People.Commands;

/// <summary>Takes a yes or no to one consent, and keeps which wording it was given to.</summary>
internal sealed class SetConsent(IConsentTexts texts) : ProfileCommand(
    Signatures.Define("people.set-consent", ["kind: choice", "granted: yes-no"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        if (call.Choice("kind") is not { } kind || !Consents.All.Contains(kind) || call.YesNo("granted") is not { } granted)
        {
            return CommandOutcome.Ok;
        }

        var profile = scope.Profile;
        scope.Writes.Of<ConsentRows>().Add(new(
            scope.TenantId, profile.PersonId, kind, scope.Now, granted, profile.Language.Code(), texts.VersionOf(kind, profile.Language)));
        scope.Writes.Of<AuditRows>().Add(new(AuditKind.Consent, AuditActor.Person(profile.PersonId), granted ? "consent.give" : "consent.withdraw", scope.Now)
        {
            PersonId = profile.PersonId,
            Target = "consent:" + kind,
        });
        return Now(profile with { Consents = granted ? profile.Consents.Add(kind) : profile.Consents.Remove(kind) });
    }
}
