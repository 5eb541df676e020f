namespace Companion.Safety.Alarms;

/// <summary>One step of an alarm: it is changed, and what that wants done is collected. Nothing outlives it.</summary>
internal sealed partial class AlarmRun(Alarm before, DateTimeOffset now)
{
    private readonly List<AlarmEffect> _effects = [];
    private readonly Alarm _before = before;
    private Alarm _alarm = before;

    public AlarmStep End(AlarmResult result) => ReferenceEquals(_alarm, _before) && _effects.Count == 0
        ? new(_before, [], result)
        : new(_alarm with { Epoch = _before.Epoch + 1 }, _effects, result);

    public void Happened(string what, int? contact = null, WayKind? way = null)
    {
        _effects.Add(new AlarmEffect.Happened(what, contact, way?.ToString()));
        if (AlarmTexts.IsTold(what))
        {
            _alarm = _alarm with { Lines = _alarm.Lines.Add(new AlarmLine(now, what, contact)) };
        }
    }

    public AlarmResult OnDue()
    {
        if (_alarm.IsOver || _alarm.NextDue is not { } due || due > now)
        {
            return AlarmResult.Nothing;
        }

        switch (_alarm.State)
        {
            case AlarmState.Countdown:
                return OnCountdownEnd();
            case AlarmState.Alerting when _alarm.Current is { } current:
                TryFurtherWays(current, all: false);
                if (_alarm.Ladder[current].PagedAt + _alarm.Ladder[current].Wait <= now)
                {
                    Happened("no-answer", current);
                    PageNext();
                }

                break;
            case AlarmState.Alerting:
                PageNext();
                break;
            default:
                AskTaker();
                break;
        }

        return AlarmResult.Done;
    }

    public AlarmResult OnCountdownEnd()
    {
        Happened("countdown-over");
        PageNext();
        return AlarmResult.Done;
    }

    public AlarmResult OnAgain()
    {
        Happened("asked-again");
        if (_alarm.State is AlarmState.Acknowledged or AlarmState.OnTheWay && _alarm.TakenBy is { } taker)
        {
            _effects.Add(new AlarmEffect.TellContact(taker, "asked-again"));
        }

        return AlarmResult.Done;
    }

    /// <summary>Everybody who was called, but for the one it is about.</summary>
    private void TellOthers(string notice, int? about)
    {
        for (var at = 0; at < _alarm.Ladder.Length; at++)
        {
            if (at != about && _alarm.Ladder[at].WasPaged)
            {
                _effects.Add(new AlarmEffect.TellContact(at, notice, about));
            }
        }
    }

    private AlarmWay? Way(int contact, int way) =>
        contact >= 0 && contact < _alarm.Ladder.Length && way >= 0 && way < _alarm.Ladder[contact].Ways.Length
            ? _alarm.Ladder[contact].Ways[way]
            : null;

    private void SetWay(int contact, int way, AlarmWay changed) =>
        Change(contact, _alarm.Ladder[contact] with { Ways = _alarm.Ladder[contact].Ways.SetItem(way, changed) });

    private void Change(int at, AlarmContact contact) => _alarm = _alarm with { Ladder = _alarm.Ladder.SetItem(at, contact) };
}
