using Companion.Diary.Rules;
using Companion.People;

namespace Companion.Core.Tests.Diary.Rules;

public sealed class OtherRulesTests
{
    private static readonly DateOnly _today = new(2026, 11, 21);

    [Theory]
    [InlineData(53, Concern.Emergency)]
    [InlineData(54, Concern.DoctorToday)]
    [InlineData(69, Concern.DoctorToday)]
    [InlineData(70, Concern.None)]
    [InlineData(239, Concern.None)]
    [InlineData(240, Concern.DoctorToday)]
    public void Glucose_AtTheBoundaries_FollowsAda(int milligrams, Concern expected) =>
        Glucose.Assess(milligrams, default).ShouldBe(expected);

    [Fact]
    public void Glucose_InsideADoctorsWiderLimit_StillTellsTheVeryLow() =>
        Glucose.Assess(53, new Limit(40, 300)).ShouldBe(Concern.Emergency);

    [Fact]
    public void ToMillimoles_OfAdaLevels_GivesTheGuidelinesNumbers()
    {
        Glucose.ToMillimoles(70).ShouldBe(3.9m);
        Glucose.ToMillimoles(54).ShouldBe(3.0m);
    }

    [Theory]
    [InlineData(3, "82.0", false)]
    [InlineData(3, "82.1", true)]
    [InlineData(4, "85.0", false)]
    public void IsSudden_AtTheBoundaries_FollowsEsc(int daysAgo, string kilograms, bool sudden)
    {
        var now = decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture);
        WeightGain.IsSudden(new(_today, now), [new(_today.AddDays(-daysAgo), 80)]).ShouldBe(sudden);
    }

    [Theory]
    [InlineData(105, Concern.None)]
    [InlineData(112, Concern.DoctorToday)]
    [InlineData(131, Concern.Emergency)]
    public void Pulse_WithADoctorsLimits_IsJudgedByThem(int beats, Concern expected) =>
        VitalSigns.Pulse(beats, new Limit(50, 110)).ShouldBe(expected);

    [Fact]
    public void Oxygen_OnScale2_AcceptsThePrescribedRange()
    {
        VitalSigns.Oxygen(89, default, new(OxygenScale2: true, OnOxygen: false)).ShouldBe(Concern.None);
        VitalSigns.Oxygen(89, default, new(OxygenScale2: false, OnOxygen: false)).ShouldBe(Concern.Emergency);
    }

    [Fact]
    public void PersonalLimits_WrittenAsFacts_AreReadBack()
    {
        var profile = new Profile { PersonId = Guid.Empty, Language = Language.En };
        profile = profile with
        {
            Facts = profile.Facts.AddRange([
            PersonalLimits.Fact(LimitKind.Pulse, new Limit(50, 110)), PersonalLimits.Fact(LimitKind.Temperature, new Limit(null, 37.5m))])
        };
        var limits = PersonalLimits.Of(profile);
        limits.For(LimitKind.Pulse).ShouldBe(new Limit(50, 110));
        limits.For(LimitKind.Temperature).ShouldBe(new Limit(null, 37.5m));
        limits.For(LimitKind.Weight).IsSet.ShouldBeFalse();
    }

    [Fact]
    public void RecentReadings_WrittenToTheProfile_AreReadBackAndAgeOut()
    {
        var profile = new Profile { PersonId = Guid.Empty, Language = Language.En };
        for (var ago = 9; ago >= 0; ago--)
        {
            var day = _today.AddDays(-ago);
            profile = RecentReadings.Of(profile).With(day, 140, 90).With(day, 130, 80).With(day, 80.5m).WriteTo(profile);
        }

        var recent = RecentReadings.Of(profile);
        recent.Pressure.Length.ShouldBe(7);
        recent.Pressure[^1].ShouldBe(new PressureDay(_today, 2, 270, 170));
        recent.Weight.Length.ShouldBe(4);
        recent.Weight[0].ShouldBe(new WeightReading(_today.AddDays(-3), 80.5m));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("20261121:1:x:2;;::")]
    public void RecentReadings_OfADamagedFact_ReadsWhatItCan(string fact)
    {
        var profile = new Profile { PersonId = Guid.Empty, Language = Language.En };
        profile = profile with { Facts = profile.Facts.Add("recent.pressure", fact) };
        RecentReadings.Of(profile).Pressure.ShouldBeEmpty();
    }
}
