using Companion.Conversations;
using Companion.Dialogs;
using Companion.Medicines;

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
            if (profile.TimeZone != scope.Profile.TimeZone && profile.Facts.ContainsKey(MedicineBook.PlanFact))
            {
                // 08:00 stays 08:00 on the wall: the next dose is at another moment now.
                scope.SetTimer(MedicineBook.TimerName, scope.Now, MedicineBook.Wake);
            }
        }

        return outcome;
    }

    /// <summary>The outcome; its profile is null when nothing changed.</summary>
    protected abstract CommandOutcome Change(CommandCall call, TurnScope scope);

    protected static CommandOutcome Now(Profile profile, string result = "ok") => new() { Result = result, Profile = profile };
}
