using Companion.Dialogs;

namespace Companion.Tests.Dialogs;

public sealed class WorkTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("{\"summary\":")]
    [InlineData("\"half")]
    public void Work_WhenItsResultIsBroken_CountsAsFailed(string result) =>
        new Talk().Says("/chart").Takes(new WorkDoneInput("chart", true, result)).Hears("Another time, then.").IsAt(null);

    [Fact]
    public void Work_WhenItFailed_GoesTheOtherWay() =>
        new Talk().Says("/chart").Takes(new WorkDoneInput("chart", false, "")).Hears("Another time, then.").IsAt(null);

    [Fact]
    public void Work_WhenItComesTwice_CountsOnce()
    {
        var talk = new Talk().Says("/chart").Takes(new WorkDoneInput("chart", true, "{}")).IsAt("mood");

        talk.Takes(new WorkDoneInput("chart", true, "{}")).HearsNothing().IsAt("mood");
    }
}
