using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Diary.CheckIns;

/// <summary>The conversation's timer of the daily check-in. It has one name, so there is one of it however often it is set.</summary>
internal static class CheckInTimer
{
    public const string Name = "checkin";

    public const string ReminderDialog = "diary.checkin-reminder";

    /// <param name="scope">The turn.</param>
    /// <param name="profile">As it will be after the turn.</param>
    /// <param name="notBefore">The first local day that it may be on; null: today.</param>
    public static void Set(TurnScope scope, Profile profile, DateOnly? notBefore = null)
    {
        var due = CheckInClock.Next(profile, scope.Now, notBefore);
        var arguments = ImmutableSortedDictionary<string, SlotValue>.Empty;
        if (due is { } at)
        {
            arguments = arguments.Add("due", new MomentValue(at));
        }

        scope.SetTimer(Name, due, new BeginInput(ReminderDialog, arguments));
    }
}
