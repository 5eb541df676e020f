namespace Companion.Safety.Alarms;

/// <summary>What contacts answer, and whether who took it still has it in hand.</summary>
internal sealed partial class AlarmRun
{
    public AlarmResult OnAnswer(AlarmInput.Answer answer)
    {
        var (at, kind) = answer;
        if (at < 0 || at >= _alarm.Ladder.Length)
        {
            return AlarmResult.NotTheirs;
        }

        if (_alarm.IsOver || _alarm.State == AlarmState.Countdown)
        {
            return AlarmResult.Over;
        }

        return kind == ContactAnswer.Cannot ? OnCannot(at) : OnTake(at, kind == ContactAnswer.OnTheWay);
    }

    private AlarmResult OnTake(int at, bool onTheWay)
    {
        var contact = _alarm.Ladder[at];
        var progress = onTheWay ? ContactProgress.OnTheWay : ContactProgress.Took;
        if (contact.Progress == progress || (contact.Progress == ContactProgress.OnTheWay && !onTheWay))
        {
            return AlarmResult.Nothing;
        }

        if ((_alarm.Staff is not null || (_alarm.TakenBy is { } taker && taker != at)) && !onTheWay)
        {
            Happened("took-too", at);
            return AlarmResult.TakenByOther;
        }

        Change(at, contact with { Progress = progress });
        var isTaker = _alarm.Staff is null && (_alarm.TakenBy is null || _alarm.TakenBy == at);
        if (isTaker)
        {
            _alarm = _alarm with
            {
                State = onTheWay ? AlarmState.OnTheWay : AlarmState.Acknowledged,
                TakenBy = at,
                Current = null,
                Reminders = 0,
                NextDue = now + (onTheWay ? AlarmMachine.AskTravellerAfter : AlarmMachine.AskTakerAfter),
            };
        }

        var what = onTheWay ? "on-the-way" : "taken";
        Happened(what, at);
        _effects.Add(new AlarmEffect.TellPerson(_alarm.Kind == AlarmKind.Test ? "test-passed" : what, at));
        if (_alarm.Kind == AlarmKind.Test)
        {
            _effects.Add(new AlarmEffect.TellContact(at, "test-passed", at));
            Finish(AlarmOutcome.Safe, "test-passed", at);
            return AlarmResult.Done;
        }

        TellOthers(what, at);
        _effects.Add(new AlarmEffect.TellContact(at, onTheWay ? "you-are-on-the-way" : "you-took", at));
        RelayPosition(always: true, only: at);

        return AlarmResult.Done;
    }

    private AlarmResult OnCannot(int at)
    {
        var contact = _alarm.Ladder[at];
        if (contact.Progress == ContactProgress.Cannot)
        {
            return AlarmResult.Nothing;
        }

        Change(at, contact with { Progress = ContactProgress.Cannot });
        Happened("cannot", at);
        if (_alarm.TakenBy == at)
        {
            _effects.Add(new AlarmEffect.TellPerson("cannot-after-all", at));
            TellOthers("cannot-after-all", at);
            HandOn();
        }
        else if (_alarm.State == AlarmState.Alerting && _alarm.Current == at)
        {
            PageNext();
        }

        return AlarmResult.Done;
    }

    /// <summary>To somebody who is on the way anyhow, else to the next contact.</summary>
    private void HandOn()
    {
        for (var other = 0; other < _alarm.Ladder.Length; other++)
        {
            if (_alarm.Ladder[other].Progress == ContactProgress.OnTheWay)
            {
                _alarm = _alarm with { State = AlarmState.OnTheWay, TakenBy = other, Reminders = 0, NextDue = now + AlarmMachine.AskTravellerAfter };
                _effects.Add(new AlarmEffect.TellPerson("on-the-way", other));
                return;
            }
        }

        PageNext();
    }

    private void AskTaker()
    {
        if (_alarm.Staff is not null)
        {
            StaffIsSilent();
            return;
        }

        if (_alarm.TakenBy is not { } taker || _alarm.Reminders >= AlarmMachine.MostReminders)
        {
            HandOver("taker-silent");
            return;
        }

        _alarm = _alarm with
        {
            Reminders = _alarm.Reminders + 1,
            NextDue = now + (_alarm.State == AlarmState.OnTheWay ? AlarmMachine.AskTravellerAfter : AlarmMachine.AskTakerAfter),
        };
        Happened("asked-taker", taker);
        _effects.Add(new AlarmEffect.TellContact(taker, "how-is-it"));
    }
}
