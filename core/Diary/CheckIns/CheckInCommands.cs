using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Diary.CheckIns;

/// <summary>One step of a day's check-in, told apart by what it adds to the day's row. Argument "due": the moment that the timer was set to.</summary>
internal sealed class CheckInStep(string name, Func<CheckInRow, DateTimeOffset, CheckInRow> add, bool plansNext = false) : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(name, ["due: moment"]);

    /// <summary>The reminder is on its way; tomorrow's is put on the calendar, once, by the timer's name.</summary>
    public static CheckInStep Delivered => new("diary.check-in-delivered", (row, now) => row with { DeliveredAt = now }, plansNext: true);

    /// <summary>The person reacted, in whatever way.</summary>
    public static CheckInStep Seen => new("diary.check-in-seen", (row, now) => row with { SeenAt = now });

    public static CheckInStep Answered =>
        new("diary.check-in-answered", (row, now) => row with { SeenAt = now, AnsweredAt = now, Outcome = "answered" });

    public static CheckInStep Declined => new("diary.check-in-declined", (row, now) => row with { SeenAt = now, Outcome = "declined" });

    public static CheckInStep Missed => new("diary.check-in-missed", (row, _) => row with { Outcome = "missed" });

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var due = call.Moment("due") ?? scope.Now;
        var day = LocalClock.Today(scope.Profile, due);
        scope.Writes.Of<CheckInRows>().Add(add(new CheckInRow(scope.TenantId, scope.Profile.PersonId, day, due), scope.Now));
        if (plansNext)
        {
            CheckInTimer.Set(scope, scope.Profile, day.AddDays(1));
        }

        return CommandOutcome.Ok;
    }
}

/// <summary>(Re)sets the daily check-in by the profile.</summary>
internal sealed class DiarySchedule : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("diary.schedule");

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        CheckInTimer.Set(scope, scope.Profile);
        return CommandOutcome.Ok;
    }
}
