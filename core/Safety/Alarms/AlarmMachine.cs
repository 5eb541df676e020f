namespace Companion.Safety.Alarms;

/// <summary>
/// How an alarm goes: pure, <c>(alarm, input, now) → (alarm, effects)</c>. States, transitions and what can go wrong are in
/// docs/decisions/0080. An input that changes nothing gives the same alarm back.
/// </summary>
internal static class AlarmMachine
{
    /// <summary>How long who took it may be silent before they are asked, and the number of times.</summary>
    public static readonly TimeSpan AskTakerAfter = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan AskTravellerAfter = TimeSpan.FromMinutes(30);
    internal const int MostReminders = 2;

    /// <summary>A live position is passed on again after this time, when it moved as far as this.</summary>
    internal static readonly TimeSpan RelayEvery = TimeSpan.FromSeconds(20);
    internal const double RelayMetres = 30;

    /// <summary>What is told afterwards about an alarm's end is short, and a handful.</summary>
    internal const int MaxNoteChars = 500;
    internal const int MostNotes = 5;

    /// <param name="draft">In <see cref="AlarmState.Countdown"/>, with its ladder.</param>
    /// <param name="countdown">Zero: the first contact is called at once.</param>
    /// <param name="now">UTC.</param>
    public static AlarmStep Start(Alarm draft, TimeSpan countdown, DateTimeOffset now)
    {
        var run = new AlarmRun(draft with { NextDue = now + countdown }, now);
        run.Happened("started");
        if (draft.Ladder.IsEmpty)
        {
            run.HandOver("nobody-in-ladder");
        }
        else if (countdown <= TimeSpan.Zero)
        {
            run.PageNext();
        }

        return run.End(AlarmResult.Done);
    }

    public static AlarmStep Step(Alarm alarm, AlarmInput input, DateTimeOffset now)
    {
        var run = new AlarmRun(alarm, now);
        return input switch
        {
            AlarmInput.Due => run.End(run.OnDue()),
            AlarmInput.CallNow when alarm.State == AlarmState.Countdown => run.End(run.OnCountdownEnd()),
            AlarmInput.Again when !alarm.IsOver => run.End(run.OnAgain()),
            AlarmInput.Answer answer => run.End(run.OnAnswer(answer)),
            AlarmInput.Resolve resolve => run.End(run.OnResolve(resolve)),
            AlarmInput.SendDone sent => run.End(run.OnSent(sent)),
            AlarmInput.SendFailed failed => run.End(run.OnFailed(failed)),
            AlarmInput.Staff staff => run.End(run.OnStaff(staff)),
            AlarmInput.Note note => run.End(run.OnNote(note)),
            AlarmInput.Position position => run.End(run.OnPosition(position.Location)),
            _ => new AlarmStep(alarm, [], alarm.IsOver ? AlarmResult.Over : AlarmResult.Nothing),
        };
    }
}
