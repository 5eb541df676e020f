using Companion.Diary.Rules;

namespace Companion.Core.Tests.Diary.Rules;

public sealed class BloodPressureTests
{
    private static readonly DateOnly _today = new(2026, 11, 21);

    [Theory]
    [InlineData(180, 120, PressureConcern.None)]
    [InlineData(181, 80, PressureConcern.Crisis)]
    [InlineData(150, 121, PressureConcern.Crisis)]
    [InlineData(90, 60, PressureConcern.Low)]
    [InlineData(91, 60, PressureConcern.None)]
    public void Assess_AtTheBoundaries_FollowsTheGuideline(int systolic, int diastolic, PressureConcern expected) =>
        BloodPressure.Assess(systolic, diastolic, PersonalLimits.None).ShouldBe(expected);

    [Fact]
    public void HomeAverage_OnThreeDays_SaysNothing() =>
        BloodPressure.HomeAverage(Days((3, 150, 95), (1, 150, 95), (0, 150, 95)), _today).ShouldBeNull();

    [Fact]
    public void HomeAverage_OnFourDays_LeavesTheFirstOut() =>
        BloodPressure.HomeAverage(Days((3, 190, 110), (2, 130, 80), (1, 136, 84), (0, 139, 86)), _today)
            .ShouldBe(new PressureAverage(135, 83, 3));

    [Fact]
    public void HomeAverage_WithDaysBeforeTheWindow_LeavesThemOut() =>
        BloodPressure.HomeAverage(Days((7, 190, 110), (3, 130, 80), (2, 130, 80), (1, 130, 80)), _today).ShouldBeNull();

    [Theory]
    [InlineData(135, 70, true)]
    [InlineData(120, 85, true)]
    [InlineData(134, 84, false)]
    public void IsHigh_AtTheBoundary_FollowsNice(int systolic, int diastolic, bool high) =>
        BloodPressure.IsHigh(new PressureAverage(systolic, diastolic, 4)).ShouldBe(high);

    private static PressureDay[] Days(params (int Ago, int Systolic, int Diastolic)[] days) =>
        [.. days.Select(d => new PressureDay(_today.AddDays(-d.Ago), 1, d.Systolic, d.Diastolic))];
}
