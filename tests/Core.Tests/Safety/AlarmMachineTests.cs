using Companion.Dialogs;
using Companion.People;
using Companion.Safety.Alarms;

namespace Companion.Core.Tests.Safety;

public sealed partial class AlarmMachineTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    private readonly List<AlarmEffect> _effects = [];
    private Alarm _alarm = null!; // Begun by each test.
    private DateTimeOffset _now = s_start;

    [Fact]
    public void Start_WithoutAnybody_IsHandedOverAtOnce()
    {
        Begin(0);
        _alarm.State.ShouldBe(AlarmState.HandedOver);
        _effects.OfType<AlarmEffect.HandOver>().Single().Reason.ShouldBe("nobody-in-ladder");
        _effects.OfType<AlarmEffect.TellPerson>().ShouldBeEmpty("the dialog says it, once");
    }

    [Fact]
    public void Due_BeforeTheCountdownEnds_DoesNothing()
    {
        Begin(1);
        After(9);
        Take(new AlarmInput.Due()).ShouldBe(AlarmResult.Nothing);
        _alarm.Epoch.ShouldBe(1);
    }

    [Fact]
    public void Due_TwiceAtOnce_PagesOnce()
    {
        Begin(2);
        After(10);
        Take(new AlarmInput.Due());
        Take(new AlarmInput.Due());
        Pages().ShouldBe([0]);
    }

    [Fact]
    public void Due_WhenNobodyAnswers_GoesDownTheLadderAndHandsOver()
    {
        Begin(3);
        for (var i = 0; i < 200 && !_alarm.IsOver; i++)
        {
            After(5);
            Take(new AlarmInput.Due());
        }

        Pages().ShouldBe([0, 1, 2]);
        _alarm.State.ShouldBe(AlarmState.HandedOver);
        _alarm.NextDue.ShouldBeNull();
        _effects.OfType<AlarmEffect.TellPerson>().Last().Notice.ShouldBe("nobody");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answer_OfAnybody_EndsThePaging(bool onTheWay)
    {
        Begin(3);
        RunTo(1);
        Take(new AlarmInput.Answer(0, onTheWay ? ContactAnswer.OnTheWay : ContactAnswer.Take)).ShouldBe(AlarmResult.Done);
        for (var i = 0; i < 20; i++)
        {
            After(60);
            Take(new AlarmInput.Due());
        }

        Pages().ShouldBe([0, 1]);
    }

    [Fact]
    public void Cannot_OfTheOneWhoTookIt_CallsTheNextAtOnce()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.Answer(0, ContactAnswer.Take));
        Take(new AlarmInput.Answer(0, ContactAnswer.Cannot));
        Pages().ShouldBe([0, 1]);
        _alarm.TakenBy.ShouldBeNull();
    }

    [Fact]
    public void Take_WhenAnotherHasIt_ChangesNobody()
    {
        Begin(2);
        RunTo(1);
        Take(new AlarmInput.Answer(1, ContactAnswer.Take));
        Take(new AlarmInput.Answer(0, ContactAnswer.Take)).ShouldBe(AlarmResult.TakenByOther);
        _alarm.TakenBy.ShouldBe(1);
    }

    [Fact]
    public void Answer_AfterTheEnd_DoesNotReopen()
    {
        Begin(1);
        RunTo(0);
        Take(new AlarmInput.Resolve(null, AlarmOutcome.Safe));
        var ended = _alarm;
        Take(new AlarmInput.Answer(0, ContactAnswer.Take)).ShouldBe(AlarmResult.Over);
        _alarm.ShouldBeSameAs(ended);
    }

    [Fact]
    public void Resolve_InTheCountdown_TellsNobody()
    {
        Begin(2);
        Take(new AlarmInput.Resolve(null, AlarmOutcome.FalseAlarm)).ShouldBe(AlarmResult.Withdrawn);
        _effects.OfType<AlarmEffect.TellContact>().ShouldBeEmpty();
    }

    [Fact]
    public void Resolve_OfAContactWhoDoesNotHelp_IsNotTheirs()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.Resolve(0, AlarmOutcome.Safe)).ShouldBe(AlarmResult.NotTheirs);
        Take(new AlarmInput.Resolve(7, AlarmOutcome.Safe)).ShouldBe(AlarmResult.NotTheirs);
        _alarm.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void SendFailed_OfAllWays_CallsTheNextAtOnce()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.SendFailed(0, 0));
        _effects.OfType<AlarmEffect.Page>().ShouldContain(new AlarmEffect.Page(0, 1), "the way that was kept for later is tried now");
        Pages().ShouldBe([0]);
        Take(new AlarmInput.SendFailed(0, 1));
        Pages().ShouldBe([0, 1]);
    }

    [Fact]
    public void SendFailed_AfterTheAnswer_PagesNobody()
    {
        Begin(2);
        RunTo(0);
        Take(new AlarmInput.Answer(0, ContactAnswer.Take));
        Take(new AlarmInput.SendFailed(0, 0));
        Take(new AlarmInput.SendFailed(0, 1));
        Pages().ShouldBe([0]);
    }

    [Fact]
    public void Position_IsOnlyShownToThoseWhoHelp()
    {
        Begin(2);
        RunTo(1);
        Take(new AlarmInput.Position(new LocationValue(50.45, 30.52)));
        _effects.OfType<AlarmEffect.TellContact>().ShouldNotContain(e => e.Notice == "position");
        Take(new AlarmInput.Answer(1, ContactAnswer.Take));
        _effects.OfType<AlarmEffect.TellContact>().Where(e => e.Notice == "position").Select(e => e.Contact).ShouldBe([1]);
    }

    [Fact]
    public void Position_ThatMoves_IsPassedOnAgainNotTooOften()
    {
        Begin(1);
        RunTo(0);
        Take(new AlarmInput.Answer(0, ContactAnswer.Take));
        Take(new AlarmInput.Position(new LocationValue(50.45, 30.52)));
        Take(new AlarmInput.Position(new LocationValue(50.46, 30.52)));
        After(30);
        Take(new AlarmInput.Position(new LocationValue(50.46, 30.52)));
        Take(new AlarmInput.Position(new LocationValue(50.4600001, 30.52)));
        _effects.OfType<AlarmEffect.TellContact>().Count(e => e.Notice == "position").ShouldBe(2);
    }

    [Fact]
    public void Silence_AtNight_WaitsForTheMorning()
    {
        var morning = s_start.AddHours(5);
        Begin(1, notBefore: morning, kind: AlarmKind.Silence);
        After(10);
        Take(new AlarmInput.Due());
        Pages().ShouldBeEmpty();
        _alarm.NextDue.ShouldBe(morning);
        _now = morning;
        Take(new AlarmInput.Due());
        Pages().ShouldBe([0]);
    }

    [Fact]
    public void Test_WhenNobodyAnswers_FrightensNobody()
    {
        Begin(1, kind: AlarmKind.Test);
        for (var i = 0; i < 3; i++)
        {
            After(60);
            Take(new AlarmInput.Due());
        }

        _alarm.IsOver.ShouldBeTrue();
        _effects.OfType<AlarmEffect.HandOver>().ShouldBeEmpty();
        _effects.OfType<AlarmEffect.TellPerson>().Last().Notice.ShouldBe("test-failed");
    }

    [Fact]
    public void Cannot_WhenAnotherIsOnTheWay_IsHandedToThem()
    {
        Begin(3);
        RunTo(1);
        Take(new AlarmInput.Answer(1, ContactAnswer.Take));
        Take(new AlarmInput.Answer(0, ContactAnswer.OnTheWay));
        Take(new AlarmInput.Answer(1, ContactAnswer.Cannot));
        _alarm.TakenBy.ShouldBe(0);
        Pages().ShouldBe([0, 1]);
    }

    [Fact]
    public void Due_WhenTheOneWhoTookItIsSilent_AsksAndThenHandsOver()
    {
        Begin(1);
        RunTo(0);
        Take(new AlarmInput.Answer(0, ContactAnswer.Take));
        for (var i = 0; i < 3; i++)
        {
            After(15 * 60);
            Take(new AlarmInput.Due());
        }

        _effects.OfType<AlarmEffect.TellContact>().Count(e => e.Notice == "how-is-it").ShouldBe(2);
        _effects.OfType<AlarmEffect.HandOver>().Single().Reason.ShouldBe("taker-silent");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Stored_AndReadAgain_IsTheSame(int called)
    {
        Begin(2);
        RunTo(called);
        Take(new AlarmInput.Position(new LocationValue(50.45, 30.52)));
        var json = System.Text.Json.JsonSerializer.Serialize(_alarm, AlarmJson.Default.Alarm);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, AlarmJson.Default.Alarm)!;
        System.Text.Json.JsonSerializer.Serialize(read, AlarmJson.Default.Alarm).ShouldBe(json);
        read.Position.ShouldBe(_alarm.Position);
        read.Reached.ShouldBe(called);
        read.Ladder[called].ShouldSatisfyAllConditions(c => c.Progress.ShouldBe(ContactProgress.Paged), c => c.Ways.Length.ShouldBe(2));
    }

    [Fact]
    public void AnyDay_HoweverItGoes_KeepsItsPromises()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            _effects.Clear();
            _now = s_start;
            Begin(random.Next(0, 5));
            for (var i = 0; i < 60; i++)
            {
                var before = _alarm;
                var seen = _effects.Count;
                After(random.Next(0, 40));
                Take(Any(random));
                var added = _effects.Skip(seen).ToList();
                if (before.IsOver && !before.WaitsForStaff)
                {
                    added.Where(e => e is not AlarmEffect.Happened).ShouldBeEmpty($"seed {seed}: after the end reports are only noted");
                }

                if (_alarm.TakenBy is not null || _alarm.Staff is not null)
                {
                    added.OfType<AlarmEffect.Page>().ShouldBeEmpty($"seed {seed}: nobody is paged while somebody has it");
                }

                (_alarm.NextDue is null).ShouldBe(_alarm.IsOver, $"seed {seed}: a running alarm always moves by itself");
                _alarm.Epoch.ShouldBe(added.Count > 0 || !ReferenceEquals(before, _alarm) ? before.Epoch + 1 : before.Epoch);
            }

            _effects.OfType<AlarmEffect.Page>().ShouldBeUnique($"seed {seed}: each way of each contact once");
        }
    }

    private static AlarmInput Any(Random random) => random.Next(11) switch
    {
        0 => new AlarmInput.Answer(random.Next(-1, 6), (ContactAnswer)random.Next(3)),
        1 => new AlarmInput.SendFailed(random.Next(-1, 6), random.Next(-1, 3)),
        2 => new AlarmInput.SendDone(random.Next(-1, 6), random.Next(-1, 3)),
        3 => new AlarmInput.Position(new LocationValue(random.NextDouble(), random.NextDouble())),
        4 when random.Next(6) == 0 => new AlarmInput.Resolve(random.Next(3) == 0 ? null : random.Next(-1, 6), AlarmOutcome.Safe),
        5 => new AlarmInput.CallNow(),
        6 => new AlarmInput.Again(),
        7 => new AlarmInput.Staff(random.Next(2) == 0 ? s_olga : s_petr, random.Next(8) == 0 ? StaffAction.Safe : (StaffAction)random.Next(3)),
        8 => new AlarmInput.Note(random.Next(-1, 6), null, "she fell"),
        _ => new AlarmInput.Due(),
    };

    private void Begin(int contacts, DateTimeOffset? notBefore = null, AlarmKind kind = AlarmKind.Sos)
    {
        var draft = new Alarm
        {
            Id = Guid.NewGuid(),
            Person = new(Guid.NewGuid(), Guid.NewGuid(), "Anna", Language.En, "Etc/UTC", "112", null, []),
            Kind = kind,
            Cause = AlarmCauses.Button,
            StartedAt = s_start,
            Ladder =
            [
                .. Enumerable.Range(0, contacts).Select(i => new AlarmContact(
                    Guid.NewGuid(), $"c{i}", Language.En, TimeSpan.FromSeconds(60),
                    [new(WayKind.Telegram, "1", TimeSpan.Zero), new(WayKind.Sms, "+1", TimeSpan.FromSeconds(20))]) { SeesPosition = true, NotBefore = notBefore }),
            ],
        };
        Keep(AlarmMachine.Start(draft, TimeSpan.FromSeconds(10), _now));
    }

    private AlarmResult Take(AlarmInput input) => Keep(AlarmMachine.Step(_alarm, input, _now));

    private AlarmResult Keep(AlarmStep step)
    {
        _alarm = step.Alarm;
        _effects.AddRange(step.Effects);
        return step.Result;
    }

    private void After(int seconds) => _now += TimeSpan.FromSeconds(seconds);

    /// <summary>Time goes on until this contact is called.</summary>
    private void RunTo(int contact)
    {
        while (_alarm.Current != contact)
        {
            After(1);
            Take(new AlarmInput.Due());
        }
    }

    private int[] Pages() => [.. _effects.OfType<AlarmEffect.Page>().Where(p => p.Way == 0).Select(p => p.Contact)];
}
