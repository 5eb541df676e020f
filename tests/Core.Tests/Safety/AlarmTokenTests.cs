using Companion.Safety.Alarms;

namespace Companion.Core.Tests.Safety;

public sealed class AlarmTokenTests
{
    [Theory]
    [InlineData("take")]
    [InlineData("on-the-way")]
    [InlineData("cannot")]
    [InlineData("safe")]
    [InlineData("false-alarm")]
    [InlineData("stop")]
    public void Payload_ReadAgain_IsTheSameAndFitsAButton(string what)
    {
        var id = Guid.NewGuid();
        AlarmToken.TryParse(AlarmToken.Payload(id, what), out var read, out var answer).ShouldBeTrue();
        (read, answer).ShouldBe((id, what));
        AlarmToken.Button(id, what).Length.ShouldBeLessThanOrEqualTo(64);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAq")]
    [InlineData("AAAAAAAAAAAAAAAAAA AAAAt")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄt")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAt")]
    public void TryParse_OfWhatWasNeverMade_IsFalse(string? payload) => AlarmToken.TryParse(payload, out _, out _).ShouldBeFalse();
}
