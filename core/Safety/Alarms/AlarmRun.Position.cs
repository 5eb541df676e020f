using Companion.Dialogs;

namespace Companion.Safety.Alarms;

/// <summary>Where the person is, for those who help.</summary>
internal sealed partial class AlarmRun
{
    public AlarmResult OnPosition(LocationValue location)
    {
        if (_alarm.IsOver)
        {
            return AlarmResult.Over;
        }

        var first = _alarm.Position is null;
        _alarm = _alarm with { Position = location };
        if (first)
        {
            Happened("position");
            _effects.Add(new AlarmEffect.TellPerson("position"));
        }

        RelayPosition(always: false, only: null);
        return AlarmResult.Done;
    }

    /// <summary>Only those who said that they help see where the person is.</summary>
    private void RelayPosition(bool always, int? only)
    {
        if (_alarm.Position is not { } position || (!always && !HasMoved(position)))
        {
            return;
        }

        var relayed = false;
        for (var at = 0; at < _alarm.Ladder.Length; at++)
        {
            if ((only is null || only == at) && _alarm.Ladder[at] is { SeesPosition: true, Progress: ContactProgress.Took or ContactProgress.OnTheWay })
            {
                _effects.Add(new AlarmEffect.TellContact(at, "position"));
                relayed = true;
            }
        }

        if (relayed)
        {
            _alarm = _alarm with { RelayedPosition = position, RelayedAt = now };
        }
    }

    private bool HasMoved(LocationValue position) =>
        _alarm.RelayedPosition is not { } last
        || (_alarm.RelayedAt + AlarmMachine.RelayEvery <= now && Geo.Metres(last, position) >= AlarmMachine.RelayMetres);
}
