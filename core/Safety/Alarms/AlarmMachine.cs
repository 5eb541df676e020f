using System.Collections.Immutable;
using Companion.Dialogs;

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
    private const int MostReminders = 2;

    /// <summary>A live position is passed on again after this time, when it moved as far as this.</summary>
    private static readonly TimeSpan s_relayEvery = TimeSpan.FromSeconds(20);
    private const double RelayMetres = 30;

    /// <param name="draft">In <see cref="AlarmState.Countdown"/>, with its ladder.</param>
    /// <param name="countdown">Zero: the first contact is called at once.</param>
    /// <param name="now">UTC.</param>
    public static AlarmStep Start(Alarm draft, TimeSpan countdown, DateTimeOffset now)
    {
        var run = new Run(draft with { NextDue = now + countdown }, now);
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
        var run = new Run(alarm, now);
        return input switch
        {
            AlarmInput.Due => run.End(run.OnDue()),
            AlarmInput.CallNow when alarm.State == AlarmState.Countdown => run.End(run.OnCountdownEnd()),
            AlarmInput.Again when !alarm.IsOver => run.End(run.OnAgain()),
            AlarmInput.Answer answer => run.End(run.OnAnswer(answer)),
            AlarmInput.Resolve resolve => run.End(run.OnResolve(resolve)),
            AlarmInput.SendDone sent => run.End(run.OnSent(sent)),
            AlarmInput.SendFailed failed => run.End(run.OnFailed(failed)),
            AlarmInput.Position position => run.End(run.OnPosition(position.Location)),
            _ => new AlarmStep(alarm, [], alarm.IsOver ? AlarmResult.Over : AlarmResult.Nothing),
        };
    }

    private sealed class Run(Alarm before, DateTimeOffset now)
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

            if (_alarm.TakenBy is { } taker && taker != at && !onTheWay)
            {
                Happened("took-too", at);
                return AlarmResult.TakenByOther;
            }

            Change(at, contact with { Progress = progress });
            var isTaker = _alarm.TakenBy is null || _alarm.TakenBy == at;
            if (isTaker)
            {
                _alarm = _alarm with
                {
                    State = onTheWay ? AlarmState.OnTheWay : AlarmState.Acknowledged,
                    TakenBy = at,
                    Current = null,
                    Reminders = 0,
                    NextDue = now + (onTheWay ? AskTravellerAfter : AskTakerAfter),
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
                    _alarm = _alarm with { State = AlarmState.OnTheWay, TakenBy = other, Reminders = 0, NextDue = now + AskTravellerAfter };
                    _effects.Add(new AlarmEffect.TellPerson("on-the-way", other));
                    return;
                }
            }

            PageNext();
        }

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
                _effects.Add(new AlarmEffect.TellPerson(reason == "taker-silent" ? "taker-silent" : "nobody"));
                TellOthers("handed-over", null);
            }
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
            || (_alarm.RelayedAt + s_relayEvery <= now && Geo.Metres(last, position) >= RelayMetres);

        private void AskTaker()
        {
            if (_alarm.TakenBy is not { } taker || _alarm.Reminders >= MostReminders)
            {
                HandOver("taker-silent");
                return;
            }

            _alarm = _alarm with
            {
                Reminders = _alarm.Reminders + 1,
                NextDue = now + (_alarm.State == AlarmState.OnTheWay ? AskTravellerAfter : AskTakerAfter),
            };
            Happened("asked-taker", taker);
            _effects.Add(new AlarmEffect.TellContact(taker, "how-is-it"));
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
}
