using Companion.Dialogs;
using Companion.People;

namespace Companion.Core.Tests.People;

public sealed class HomeZoneTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("VN", "Asia/Ho_Chi_Minh")]
    [InlineData("GB", "Europe/London")]
    public void OfCountry_WithOneTime_IsItsZone(string country, string zone) => HomeZone.OfCountry(country, _now).ShouldBe(zone);

    [Theory]
    [InlineData("RU")]
    [InlineData("BR")]
    [InlineData("US")]
    [InlineData("")]
    [InlineData("XX")]
    public void OfCountry_WithSeveralTimesOrUnknown_IsNotGuessed(string country) => HomeZone.OfCountry(country, _now).ShouldBeNull();

    [Theory]
    [InlineData("RU", "15:00", 3)]
    [InlineData("RU", "19:10", 7)]
    [InlineData("BR", "08:58", -3)]
    [InlineData("US", "07:00", -5)]
    [InlineData("", "14:00", 2)]
    public void OfClock_NearAZonesTime_HasItsOffset(string country, string clock, int hours)
    {
        var zone = HomeZone.OfClock(country, TimeOnly.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), _now).ShouldNotBeNull();
        LocalClock.Zone(zone).GetUtcOffset(NodaTime.Instant.FromDateTimeOffset(_now)).ShouldBe(NodaTime.Offset.FromHours(hours));
    }

    [Theory]
    [InlineData("RU", Language.Ru, "Europe/Moscow")]
    [InlineData("BR", Language.Pt, "America/Sao_Paulo")]
    [InlineData("US", Language.En, "America/New_York")]
    [InlineData("PT", Language.Pt, "Europe/Lisbon")]
    [InlineData("", Language.Vi, "Asia/Ho_Chi_Minh")]
    public void MainOf_ACountry_IsWhereMostOfItLives(string country, Language language, string zone) =>
        HomeZone.MainOf(country, language).ShouldBe(zone);

    [Fact]
    public void OfClock_SaidWithoutTheHalfOfTheDay_IsTheAfternoonToo() =>
        HomeZone.OfClock("VN", new TimeOnly(7, 0), _now).ShouldBe("Asia/Ho_Chi_Minh");

    [Fact]
    public void OfClock_ThatNoClockOfTheCountryShows_IsNull() => HomeZone.OfClock("VN", new TimeOnly(3, 0), _now).ShouldBeNull();

    [Theory]
    [InlineData("BR", -3.12, -60.02, "America/Manaus")]
    [InlineData("RU", 55.03, 82.92, "Asia/Novosibirsk")]
    [InlineData("VN", 21.03, 105.85, "Asia/Ho_Chi_Minh")]
    [InlineData("", 38.72, -9.14, "Europe/Lisbon")]
    public void OfLocation_InALargeCity_IsTheCountrysZone(string country, double latitude, double longitude, string zone) =>
        HomeZone.OfLocation(country, new LocationValue(latitude, longitude)).ShouldBe(zone);
}
