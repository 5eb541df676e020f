namespace Companion.Safety.Alarms;

/// <summary>What operators do, while it runs and after it was handed to them.</summary>
internal sealed partial class AlarmRun
{
    public AlarmResult OnStaff(AlarmInput.Staff staff)
    {
        if (_alarm.IsOver && !_alarm.WaitsForStaff)
        {
            return AlarmResult.Over;
        }

        if (_alarm.State == AlarmState.Countdown)
        {
            return AlarmResult.TooEarly;
        }

        if (_alarm.Staff is { } owner && owner.Id != staff.By.Id)
        {
            return AlarmResult.TakenByOther;
        }

        return staff.Action switch
        {
            StaffAction.Take => OnStaffTakes(staff.By, onTheWay: false),
            StaffAction.OnTheWay => OnStaffTakes(staff.By, onTheWay: true),
            StaffAction.HandOver => OnStaffHandsOver(),
            StaffAction.Safe => OnStaffResolves(staff.By, AlarmOutcome.Safe),
            StaffAction.FalseAlarm => OnStaffResolves(staff.By, AlarmOutcome.FalseAlarm),
            _ => throw new ArgumentOutOfRangeException(nameof(staff), staff.Action, "not an action of operators"),
        };
    }

    private AlarmResult OnStaffTakes(StaffTaker by, bool onTheWay)
    {
        var what = onTheWay ? "staff-on-the-way" : "staff-took";
        var state = onTheWay ? AlarmState.OnTheWay : AlarmState.Acknowledged;
        if (_alarm.Staff is not null && (_alarm.WaitsForStaff || _alarm.State == state))
        {
            return AlarmResult.Nothing;
        }

        if (_alarm.TakenBy is not null)
        {
            return AlarmResult.TakenByOther;
        }

        _alarm = _alarm with { Staff = by };
        if (_alarm.WaitsForStaff)
        {
            _effects.Add(new AlarmEffect.Staffed(by.Id, Closed: false));
        }
        else
        {
            _alarm = _alarm with
            {
                State = state,
                Current = null,
                Reminders = 0,
                NextDue = now + (onTheWay ? AlarmMachine.AskTravellerAfter : AlarmMachine.AskTakerAfter),
            };
        }

        Happened(what);
        _effects.Add(new AlarmEffect.TellPerson(what));
        TellOthers(what, null);
        return AlarmResult.Done;
    }

    private AlarmResult OnStaffHandsOver()
    {
        if (!_alarm.IsOver)
        {
            _alarm = _alarm with { Staff = null, TakenBy = null };
            HandOver("by-staff");
            return AlarmResult.Done;
        }

        if (_alarm.Staff is null)
        {
            return AlarmResult.Nothing;
        }

        _alarm = _alarm with { Staff = null };
        Happened("staff-gave-back");
        _effects.Add(new AlarmEffect.Staffed(null, Closed: false));
        return AlarmResult.Done;
    }

    private AlarmResult OnStaffResolves(StaffTaker by, AlarmOutcome outcome)
    {
        var notice = outcome == AlarmOutcome.FalseAlarm ? "false-alarm" : "safe";
        _alarm = _alarm with { Staff = by };
        _effects.Add(new AlarmEffect.TellPerson("staff-resolved"));
        if (!_alarm.IsOver)
        {
            Finish(outcome, notice, null);
            return AlarmResult.Done;
        }

        _alarm = _alarm with { Outcome = outcome, ClosedAt = now };
        _effects.Add(new AlarmEffect.Staffed(by.Id, Closed: true));
        Happened(notice);
        TellOthers(notice, null);
        return AlarmResult.Done;
    }

    /// <summary>The operator is silent: the ladder goes on, and then back to the operators.</summary>
    private void StaffIsSilent()
    {
        Happened("staff-silent");
        _alarm = _alarm with { Staff = null };
        PageNext();
    }

    public AlarmResult OnNote(AlarmInput.Note note)
    {
        var text = note.Text.Trim();
        if (text.Length == 0 || _alarm.Notes.Length >= AlarmMachine.MostNotes)
        {
            return AlarmResult.Nothing;
        }

        if (note.Contact is { } contact
            && (contact < 0 || contact >= _alarm.Ladder.Length
                || _alarm.Ladder[contact].Progress is not (ContactProgress.Took or ContactProgress.OnTheWay)))
        {
            return AlarmResult.NotTheirs;
        }

        if (text.Length > AlarmMachine.MaxNoteChars)
        {
            text = text[..AlarmMachine.MaxNoteChars];
        }

        _alarm = _alarm with { Notes = _alarm.Notes.Add(new AlarmNote(now, note.Contact, note.By?.Name, text)) };
        Happened("note", note.Contact);
        return AlarmResult.Done;
    }
}
