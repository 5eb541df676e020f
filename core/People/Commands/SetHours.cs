using Companion.Conversations;
using Companion.Diary.CheckIns;
using Companion.Dialogs;

namespace Companion.People.Commands;

/// <summary>Takes the hour of the daily check-in; none given: no check-ins.</summary>
internal sealed class SetCheckIn() : ProfileCommand(Signatures.Define("people.set-check-in", ["hour: time?"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var profile = scope.Profile with { CheckInAt = call.Time("hour") };
        CheckInTimer.Set(scope, profile);
        return Now(profile);
    }
}

/// <summary>Takes the hours in which reminders wait.</summary>
internal sealed class SetQuietHours() : ProfileCommand(Signatures.Define("people.set-quiet-hours", ["from: time", "until: time"]))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope) =>
        call.Time("from") is { } from && call.Time("until") is { } until
            ? Now(scope.Profile with { QuietFrom = from, QuietTo = until })
            : CommandOutcome.Ok;
}

/// <summary>The person is known from now on; the first check-in is put on the calendar.</summary>
internal sealed class FinishOnboarding() : ProfileCommand(Signatures.Define("people.finish-onboarding"))
{
    protected override CommandOutcome Change(CommandCall call, TurnScope scope)
    {
        var profile = scope.Profile with { Onboarded = true };
        CheckInTimer.Set(scope, profile);
        return Now(profile);
    }
}
