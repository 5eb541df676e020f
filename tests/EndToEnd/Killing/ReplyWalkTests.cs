namespace Companion.EndToEnd.Killing;

public sealed class ReplyWalkTests
{
    private static readonly string[] Expected = ["mood", "pain", "sleep", "saved"];

    [Theory]
    [InlineData("mood pain sleep saved", true, 0, 0)]
    [InlineData("mood pain", false, 0, 0)]
    [InlineData("mood pain pain sleep saved", true, 1, 1)]
    [InlineData("mood pain sleep pain sleep saved", true, 2, 1)]
    [InlineData("mood mood pain sleep saved saved", true, 2, 2)]
    public void Along_WhenOnlyRepeated_CountsTheRepeats(string heard, bool complete, int repeated, int stepsBack)
    {
        var walk = ReplyWalk.Along(Expected, heard.Split(' '));

        walk.Problem.ShouldBeNull();
        walk.Complete.ShouldBe(complete);
        walk.Repeated.ShouldBe(repeated);
        walk.StepsBack.Count.ShouldBe(stepsBack);
    }

    [Fact]
    public void Along_WhenRepeated_TellsWhereItWasFirstHeard() =>
        ReplyWalk.Along(Expected, ["mood", "pain", "sleep", "pain", "sleep", "saved"]).StepsBack.ShouldBe([(1, 3)]);

    [Theory]
    [InlineData("mood sleep pain saved")]
    [InlineData("pain")]
    [InlineData("mood pain sleep saved thanks")]
    public void Along_WhenLostOrOutOfOrder_IsAProblem(string heard) =>
        ReplyWalk.Along(Expected, heard.Split(' ')).Problem.ShouldNotBeNull();
}
