using Companion.Safety.Alarms;

namespace Companion.Core.Tests.Safety;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-11-21T23:30Z", "2026-11-22T08:00Z")]
    [InlineData("2026-11-22T03:00Z", "2026-11-22T08:00Z")]
    [InlineData("2026-11-22T08:00Z", null)]
    [InlineData("2026-11-21T21:29Z", null)]
    public void End_OfANight_IsTheMorningAfter(string now, string? end) =>
        QuietHours.End("Etc/UTC", new(21, 30), new(8, 0), At(now)).ShouldBe(end is null ? null : At(end));

    [Fact]
    public void End_InAnotherZone_IsTheirMorning() =>
        QuietHours.End("Asia/Ho_Chi_Minh", new(21, 30), new(8, 0), At("2026-11-21T18:00Z")).ShouldBe(At("2026-11-22T01:00Z"));

    [Fact]
    public void End_OfAnAfternoonRest_IsTheSameDay() =>
        QuietHours.End("Etc/UTC", new(13, 0), new(15, 0), At("2026-11-21T14:00Z")).ShouldBe(At("2026-11-21T15:00Z"));

    [Fact]
    public void End_WithoutQuietHours_IsNever() => QuietHours.End("Etc/UTC", new(8, 0), new(8, 0), At("2026-11-21T08:00Z")).ShouldBeNull();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
