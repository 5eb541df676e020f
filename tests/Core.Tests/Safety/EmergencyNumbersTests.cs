using Companion.Safety;

namespace Companion.Tests.Safety;

public sealed class EmergencyNumbersTests
{
    [Theory]
    [InlineData("UA", "103")]
    [InlineData("RU", "103")]
    [InlineData("KZ", "103")]
    [InlineData("UZ", "103")]
    [InlineData("BR", "192")]
    [InlineData("PT", "112")]
    [InlineData("AO", "112")]
    [InlineData("MZ", "117")]
    [InlineData("VN", "115")]
    [InlineData("US", "911")]
    [InlineData("GB", "999")]
    [InlineData("IL", "101")]
    [InlineData("DE", "112")]
    [InlineData("AU", "000")]
    [InlineData("", "112")]
    [InlineData("XX", "112")]
    public void Ambulance_OfACountry_IsItsOwnNumber(string country, string number) => EmergencyNumbers.Ambulance(country).ShouldBe(number);

    [Theory]
    [InlineData("UA", "102", "101")]
    [InlineData("BR", "190", "193")]
    [InlineData("VN", "113", "114")]
    [InlineData("IL", "100", "102")]
    [InlineData("DE", "110", "112")]
    [InlineData("XX", "112", "112")]
    public void PoliceAndFire_WhereTheyDiffer_AreTheRightOnes(string country, string police, string fire)
    {
        EmergencyNumbers.Police(country).ShouldBe(police);
        EmergencyNumbers.Fire(country).ShouldBe(fire);
    }

    [Theory]
    [InlineData("UA", "7333")]
    [InlineData("BR", "188")]
    [InlineData("PT", "1411")]
    [InlineData("US", "988")]
    public void Crisis_WhereALineAnswersDayAndNight_IsThatLine(string country, string line) => EmergencyNumbers.Crisis(country).ShouldBe(line);

    [Theory]
    [InlineData("RU")]
    [InlineData("VN")]
    [InlineData("XX")]
    public void Crisis_WhereNoneIsKnown_IsTheAmbulance(string country) => EmergencyNumbers.Crisis(country).ShouldBe(EmergencyNumbers.Ambulance(country));
}
