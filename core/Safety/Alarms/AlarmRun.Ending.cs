namespace Companion.Safety.Alarms;

/// <summary>The ends of an alarm.</summary>
internal sealed partial class AlarmRun
{
    public AlarmResult OnResolve(AlarmInput.Resolve resolve)
    {
        if (_alarm.IsOver)
        {
            return AlarmResult.Over;
        }

        if (resolve.Contact is { } contact
            && (contact < 0 || contact >= _alarm.Ladder.Length
                || _alarm.Ladder[contact].Progress is not (ContactProgress.Took or ContactProgress.OnTheWay)))
        {
            return AlarmResult.NotTheirs;
        }

        var inCountdown = _alarm.State == AlarmState.Countdown;
        if (resolve.Contact is not null)
        {
            _effects.Add(new AlarmEffect.TellPerson("resolved", resolve.Contact));
        }

        Finish(resolve.Outcome, resolve.Outcome == AlarmOutcome.FalseAlarm ? "false-alarm" : "safe", resolve.Contact);
        return inCountdown ? AlarmResult.Withdrawn : AlarmResult.Done;
    }

    private void Finish(AlarmOutcome outcome, string notice, int? by)
    {
        _alarm = _alarm with { State = AlarmState.Resolved, Outcome = outcome, EndedAt = now, NextDue = null, Current = null };
        Happened(notice, by);
        TellOthers(notice, by);
    }

    public void HandOver(string reason)
    {
        _alarm = _alarm with { State = AlarmState.HandedOver, Outcome = AlarmOutcome.HandedOver, EndedAt = now, NextDue = null, Current = null };
        Happened(reason);
        if (_alarm.Kind == AlarmKind.Test)
        {
            _effects.Add(new AlarmEffect.TellPerson("test-failed"));
            return;
        }

        _effects.Add(new AlarmEffect.HandOver(reason));
        if (_alarm.Kind == AlarmKind.Sos)
        {
            // Where there is nobody at all the dialog itself leads the person to call.
            if (reason != "nobody-in-ladder")
            {
                _effects.Add(new AlarmEffect.TellPerson(reason switch { "taker-silent" => "taker-silent", "by-staff" => "to-staff", _ => "nobody" }));
            }

            if (reason != "by-staff")
            {
                TellOthers("handed-over", null);
            }
        }
    }
}
