using Companion.Diary.CheckIns;
using Companion.People;

namespace Companion.Core.Tests.Diary;

public sealed class CheckInClockTests
{
    [Theory]
    [InlineData("Europe/Kyiv", "2026-11-21T06:59:00Z", "09:00", "2026-11-21T07:00:00Z")]
    [InlineData("Europe/Kyiv", "2026-11-21T07:00:00Z", "09:00", "2026-11-22T07:00:00Z")]
    [InlineData("Asia/Ho_Chi_Minh", "2026-11-21T20:00:00Z", "08:00", "2026-11-22T01:00:00Z")]
    // Clocks go from 03:00 to 04:00 on 29 March: half past three is an hour later that day.
    [InlineData("Europe/Kyiv", "2026-03-28T20:00:00Z", "03:30", "2026-03-29T01:30:00Z")]
    // Clocks go from 04:00 back to 03:00 on 25 October: the first half past three counts …
    [InlineData("Europe/Kyiv", "2026-10-24T20:00:00Z", "03:30", "2026-10-25T00:30:00Z")]
    // … and the second one is not asked again.
    [InlineData("Europe/Kyiv", "2026-10-25T00:30:00Z", "03:30", "2026-10-26T01:30:00Z")]
    [InlineData("Not/AZone", "2026-11-21T06:59:00Z", "09:00", "2026-11-21T09:00:00Z")]
    public void Next_InAZone_IsTheNextTimeTheClockShowsTheHour(string zone, string now, string hour, string expected)
    {
        var profile = Profile(zone, hour);
        CheckInClock.Next(profile, At(now)).ShouldBe(At(expected));
    }

    [Fact]
    public void Next_NotBeforeTomorrow_SkipsToday() =>
        CheckInClock.Next(Profile("Europe/Kyiv", "09:00"), At("2026-11-21T05:00:00Z"), new DateOnly(2026, 11, 22))
            .ShouldBe(At("2026-11-22T07:00:00Z"));

    [Fact]
    public void Next_WithoutAnHour_IsNever() =>
        CheckInClock.Next(Profile("Europe/Kyiv", "09:00") with { CheckInAt = null }, At("2026-11-21T05:00:00Z")).ShouldBeNull();

    private static Profile Profile(string zone, string hour) => new()
    {
        PersonId = Guid.Empty,
        Language = Language.Uk,
        TimeZone = zone,
        CheckInAt = TimeOnly.Parse(hour, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
