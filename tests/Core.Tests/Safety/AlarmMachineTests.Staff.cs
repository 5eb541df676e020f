using Companion.Safety.Alarms;

namespace Companion.Core.Tests.Safety;

/// <summary>Operators and what is told afterwards.</summary>
public sealed partial class AlarmMachineTests
{
    private static readonly StaffTaker s_olga = new(new Guid("00000000-0000-0000-0000-000000000001"), "olga");
    private static readonly StaffTaker s_petr = new(new Guid("00000000-0000-0000-0000-000000000002"), "petr");

    [Fact]
    public void Staff_InTheCountdown_IsTooEarly()
    {
        Begin(1);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take)).ShouldBe(AlarmResult.TooEarly);
        _alarm.Staff.ShouldBeNull();
    }

    [Fact]
    public void StaffTakes_WhileTheLadderIsCalled_NobodyElseIsPaged()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take)).ShouldBe(AlarmResult.Done);
        After(120);
        Take(new AlarmInput.Due());
        Pages().ShouldBe([0]);
        _effects.OfType<AlarmEffect.TellPerson>().Last().Notice.ShouldBe("staff-took");
        Take(new AlarmInput.Staff(s_petr, StaffAction.Take)).ShouldBe(AlarmResult.TakenByOther);
        Take(new AlarmInput.Answer(0, ContactAnswer.Take)).ShouldBe(AlarmResult.TakenByOther);
    }

    [Fact]
    public void Due_WhenTheOperatorIsSilent_TheLadderGoesOn()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take));
        After((int)AlarmMachine.AskTakerAfter.TotalSeconds);
        Take(new AlarmInput.Due());
        Pages().ShouldBe([0, 1]);
        _alarm.Staff.ShouldBeNull();
    }

    [Fact]
    public void StaffResolves_WhatWasHandedOver_ClosesItForAll()
    {
        Begin(1);
        RunTo(0);
        After(60);
        Take(new AlarmInput.Due());
        _alarm.WaitsForStaff.ShouldBeTrue();
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take)).ShouldBe(AlarmResult.Done);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take)).ShouldBe(AlarmResult.Nothing);
        Take(new AlarmInput.Staff(s_petr, StaffAction.Safe)).ShouldBe(AlarmResult.TakenByOther);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Safe)).ShouldBe(AlarmResult.Done);
        _alarm.WaitsForStaff.ShouldBeFalse();
        _alarm.Outcome.ShouldBe(AlarmOutcome.Safe);
        _effects.OfType<AlarmEffect.Staffed>().Last().Closed.ShouldBeTrue();
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take)).ShouldBe(AlarmResult.Over);
    }

    [Fact]
    public void StaffHandsOver_WhatTheyTook_AnotherMayTakeIt()
    {
        Begin(1);
        RunTo(0);
        Take(new AlarmInput.Staff(s_olga, StaffAction.Take));
        Take(new AlarmInput.Staff(s_olga, StaffAction.HandOver)).ShouldBe(AlarmResult.Done);
        _effects.OfType<AlarmEffect.HandOver>().Single().Reason.ShouldBe("by-staff");
        Take(new AlarmInput.Staff(s_petr, StaffAction.Take)).ShouldBe(AlarmResult.Done);
    }

    [Fact]
    public void Note_OfWhoHelped_IsKeptAndOfOthersNot()
    {
        Begin(2);
        RunTo(1);
        Take(new AlarmInput.Answer(1, ContactAnswer.Take));
        Take(new AlarmInput.Resolve(1, AlarmOutcome.Safe));
        Take(new AlarmInput.Note(1, null, "she fell")).ShouldBe(AlarmResult.Done);
        Take(new AlarmInput.Note(0, null, "I know better")).ShouldBe(AlarmResult.NotTheirs);
        _alarm.Notes.Single().ShouldSatisfyAllConditions(note => note.Contact.ShouldBe(1), note => note.Text.ShouldBe("she fell"));
    }

    [Fact]
    public void Stored_BeforeThereWereNotes_CanBeRead()
    {
        Begin(1);
        var json = System.Text.Json.JsonSerializer.Serialize(_alarm, AlarmJson.Default.Alarm).Replace("\"Notes\":[],", "", StringComparison.Ordinal);
        json.ShouldNotContain("Notes");
        System.Text.Json.JsonSerializer.Deserialize(json, AlarmJson.Default.Alarm)!.Notes.ShouldBeEmpty();
    }
}
