using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.People.Commands;

/// <summary>A command that changes the profile: the new one goes into the conversation and into the person's row.</summary>
internal abstract class ProfileCommand(CommandSignature signature) : IWriteCommand
{
    public CommandSignature Signature => signature;

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var outcome = Change(call, scope);
        if (outcome.Profile is { } profile)
        {
            scope.Writes.Of<PeopleRows>().Add(PersonRow.Of(profile, scope));
        }

        return outcome;
    }

    /// <summary>The outcome; its profile is null when nothing changed.</summary>
    protected abstract CommandOutcome Change(CommandCall call, TurnScope scope);

    protected static CommandOutcome Now(Profile profile, string result = "ok") => new() { Result = result, Profile = profile };
}
