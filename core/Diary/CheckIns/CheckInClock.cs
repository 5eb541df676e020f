using Companion.People;

namespace Companion.Diary.CheckIns;

/// <summary>When the next daily check-in is due.</summary>
internal static class CheckInClock
{
    /// <summary>The next due moment after <paramref name="now"/>, once a local day; null when the person wants none.</summary>
    /// <param name="profile">Whose zone and hour count.</param>
    /// <param name="now">UTC.</param>
    /// <param name="notBefore">The first local day that it may be on; null: today.</param>
    public static DateTimeOffset? Next(Profile profile, DateTimeOffset now, DateOnly? notBefore = null)
    {
        if (profile.CheckInAt is not { } time)
        {
            return null;
        }

        var today = LocalClock.Today(profile, now);
        var day = notBefore > today ? notBefore.Value : today;
        var due = LocalClock.Moment(profile.TimeZone, day, time);
        return due > now ? due : LocalClock.Moment(profile.TimeZone, day.AddDays(1), time);
    }
}
