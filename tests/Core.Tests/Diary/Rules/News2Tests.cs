using Companion.Diary.Rules;

namespace Companion.Core.Tests.Diary.Rules;

/// <summary>Every boundary of chart 1 of NEWS2 (RCP 2017).</summary>
public sealed class News2Tests
{
    [Theory]
    [InlineData(8, 3)]
    [InlineData(9, 1)]
    [InlineData(11, 1)]
    [InlineData(12, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 2)]
    [InlineData(24, 2)]
    [InlineData(25, 3)]
    public void Breathing_AtEachBoundary_ScoresAsTheChart(int breaths, int points) => News2.Breathing(breaths).ShouldBe(points);

    [Theory]
    [InlineData(91, 3)]
    [InlineData(92, 2)]
    [InlineData(93, 2)]
    [InlineData(94, 1)]
    [InlineData(95, 1)]
    [InlineData(96, 0)]
    [InlineData(100, 0)]
    public void OxygenScale1_AtEachBoundary_ScoresAsTheChart(int percent, int points) => News2.OxygenScale1(percent).ShouldBe(points);

    [Theory]
    [InlineData(83, false, 3)]
    [InlineData(84, false, 2)]
    [InlineData(85, false, 2)]
    [InlineData(86, false, 1)]
    [InlineData(87, false, 1)]
    [InlineData(88, false, 0)]
    [InlineData(92, true, 0)]
    [InlineData(93, false, 0)]
    [InlineData(100, false, 0)]
    [InlineData(93, true, 1)]
    [InlineData(94, true, 1)]
    [InlineData(95, true, 2)]
    [InlineData(96, true, 2)]
    [InlineData(97, true, 3)]
    public void OxygenScale2_AtEachBoundary_ScoresAsTheChart(int percent, bool onOxygen, int points) =>
        News2.OxygenScale2(percent, onOxygen).ShouldBe(points);

    [Theory]
    [InlineData(90, 3)]
    [InlineData(91, 2)]
    [InlineData(100, 2)]
    [InlineData(101, 1)]
    [InlineData(110, 1)]
    [InlineData(111, 0)]
    [InlineData(219, 0)]
    [InlineData(220, 3)]
    public void Systolic_AtEachBoundary_ScoresAsTheChart(int millimetres, int points) => News2.Systolic(millimetres).ShouldBe(points);

    [Theory]
    [InlineData(40, 3)]
    [InlineData(41, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 0)]
    [InlineData(90, 0)]
    [InlineData(91, 1)]
    [InlineData(110, 1)]
    [InlineData(111, 2)]
    [InlineData(130, 2)]
    [InlineData(131, 3)]
    public void Pulse_AtEachBoundary_ScoresAsTheChart(int beats, int points) => News2.Pulse(beats).ShouldBe(points);

    [Theory]
    [InlineData("35.0", 3)]
    [InlineData("35.1", 1)]
    [InlineData("36.0", 1)]
    [InlineData("36.1", 0)]
    [InlineData("38.0", 0)]
    [InlineData("38.1", 1)]
    [InlineData("39.0", 1)]
    [InlineData("39.1", 2)]
    public void Temperature_AtEachBoundary_ScoresAsTheChart(string celsius, int points) =>
        News2.Temperature(decimal.Parse(celsius, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(points);
}
