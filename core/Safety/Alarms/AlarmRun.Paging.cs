namespace Companion.Safety.Alarms;

/// <summary>Calling one contact after the other, by all their ways.</summary>
internal sealed partial class AlarmRun
{
    /// <summary>The next contact whom one can reach is called; after the last one it goes to the operators.</summary>
    public void PageNext()
    {
        _alarm = _alarm with { State = AlarmState.Alerting, Current = null, TakenBy = null, Reminders = 0 };
        for (var at = _alarm.Reached + 1; at < _alarm.Ladder.Length; at++)
        {
            var contact = _alarm.Ladder[at];
            if (contact.NotBefore > now)
            {
                _alarm = _alarm with { NextDue = contact.NotBefore };
                Happened("waits-for-morning", at);
                return;
            }

            _alarm = _alarm with { Reached = at };
            if (contact.Ways.IsEmpty)
            {
                Change(at, contact with { Progress = ContactProgress.Unreachable });
                Happened("unreachable", at);
                continue;
            }

            _alarm = _alarm with { Current = at };
            Change(at, contact with { Progress = ContactProgress.Paged, PagedAt = now });
            Happened("paged", at);
            // Whoever has only ways that are kept for later is not kept waiting for them.
            TryFurtherWays(at, all: contact.Ways.All(way => way.After > TimeSpan.Zero));
            _effects.Add(new AlarmEffect.TellPerson("paged", at));
            return;
        }

        HandOver("ladder-ended");
    }

    /// <summary>Tries the ways whose time has come, or all that are left.</summary>
    private void TryFurtherWays(int at, bool all)
    {
        var contact = _alarm.Ladder[at];
        var ways = contact.Ways.ToBuilder();
        DateTimeOffset next = contact.PagedAt!.Value + contact.Wait; // whoever's ways are tried was called
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].State != WayState.NotTried)
            {
                continue;
            }

            var due = contact.PagedAt.Value + ways[i].After;
            if (all || due <= now)
            {
                ways[i] = ways[i] with { State = WayState.Tried };
                _effects.Add(new AlarmEffect.Page(at, i));
            }
            else if (due < next)
            {
                next = due;
            }
        }

        Change(at, contact with { Ways = ways.DrainToImmutable() });
        _alarm = _alarm with { NextDue = next };
    }

    public AlarmResult OnSent(AlarmInput.SendDone sent)
    {
        if (Way(sent.Contact, sent.Way) is not { } way || way.State == WayState.Sent)
        {
            return AlarmResult.Nothing;
        }

        SetWay(sent.Contact, sent.Way, way with { State = WayState.Sent });
        Happened("sent", sent.Contact, way.Kind);
        return AlarmResult.Done;
    }

    public AlarmResult OnFailed(AlarmInput.SendFailed failed)
    {
        if (Way(failed.Contact, failed.Way) is not { } way || way.State == WayState.Failed)
        {
            return AlarmResult.Nothing;
        }

        SetWay(failed.Contact, failed.Way, way with { State = WayState.Failed });
        Happened("not-sent", failed.Contact, way.Kind);
        if (_alarm.State == AlarmState.Alerting && _alarm.Current == failed.Contact)
        {
            // What was kept for later is tried now; and who cannot be reached at all is not waited for.
            TryFurtherWays(failed.Contact, all: true);
            if (_alarm.Ladder[failed.Contact].Ways.All(w => w.State == WayState.Failed))
            {
                Change(failed.Contact, _alarm.Ladder[failed.Contact] with { Progress = ContactProgress.Unreachable });
                Happened("unreachable", failed.Contact);
                PageNext();
            }
        }

        return AlarmResult.Done;
    }
}
