using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.People.Commands;

internal sealed class SetLanguage() : ProfileCommand(Signatures.Define("people.set-language", ["language: choice"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope) =>
        Languages.FromTag(call.Choice("language")) is { } language ? Now(scope.Profile with { Language = language }) : CommandOutcome.Ok;
}
