using System.Globalization;
using Companion.News;

namespace Companion.Core.Tests.News;

public class NewsClockTests
{
    [Theory]
    [InlineData("2026-11-22T16:30Z", "2026-11-22T16:00Z")] // half past six in Kyiv
    [InlineData("2026-11-22T15:10Z", "2026-11-22T16:00Z")] // on its way within the hour
    [InlineData("2026-11-22T14:30Z", null)]
    [InlineData("2026-11-24T07:00Z", "2026-11-22T16:00Z")] // after a standstill over Monday
    [InlineData("2026-11-24T09:00Z", null)]
    [InlineData("2026-11-21T16:30Z", null)]
    public void Due_AtAMoment_IsTheSundayOfTheReader(string now, string? due)
    {
        DateTimeOffset? expected = due is null ? null : DateTimeOffset.Parse(due, CultureInfo.InvariantCulture);

        var found = NewsClock.Due("Europe/Kyiv", NewsHour.Usual, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        (found?.Due).ShouldBe(expected);
    }
}
