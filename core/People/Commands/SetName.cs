using Companion.Conversations;
using Companion.Dialogs;
using Companion.Understanding;

namespace Companion.People.Commands;

/// <summary>Takes the name to be called by; no name given keeps the one that the channel told.</summary>
internal sealed class SetName() : ProfileCommand(Signatures.Define("people.set-name", ["name: text?"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var name = call.Text("name") is { } said ? SaidName.Of(said, scope.Profile.Language) : null;
        return Now(string.IsNullOrEmpty(name) ? scope.Profile : scope.Profile with { Name = name });
    }
}
