using Companion.People;
using NodaTime;
using NodaTime.TimeZones;

namespace Companion.Dialogs;

/// <summary>Deadlines: a wake that comes early, late or for nothing changes nothing but the next deadline.</summary>
internal sealed partial class StepRun
{
    private static readonly TimeSpan s_digressionLasts = TimeSpan.FromHours(2);

    /// <summary>A deadline shorter than this belongs to a conversation that goes on right now: the night does not put it off.</summary>
    private static readonly TimeSpan s_goingOn = TimeSpan.FromHours(1);

    private void OnBegin(BeginInput begin)
    {
        if (_catalogue.Find(begin.Dialog) is not { } dialog)
        {
            return;
        }

        if (begin.When is not null)
        {
            OnTold(begin, dialog);
            return;
        }

        var fresh = IsAnswering;
        var open = _frames.FindIndex(f => f.Dialog == begin.Dialog && f.CalledBy is null);
        if (fresh || (!Idle && DialogOf(Top).Lane == Lane.Sos))
        {
            if (open < 0 && !_queued.Any(q => q.Dialog == begin.Dialog))
            {
                _queued = _queued.Add(begin);
            }

            return;
        }

        if (open >= 0)
        {
            // Left lying since the last time: it begins anew.
            _frames.RemoveRange(open, _frames.Count - open);
        }

        Begin(dialog, begin.Arguments);
    }

    private void OnWake()
    {
        if (Idle)
        {
            if (!_queued.IsEmpty)
            {
                AfterEnd();
            }

            return;
        }

        if (StateOf(Top) is not { } state)
        {
            return;
        }

        if (Top.Ask is not { } ask)
        {
            if (Top.Awaiting is not null && state.Expire is { } late && ExpireAt(Top.AwaitSince, late) <= _now)
            {
                Enter(late.To);
            }

            return;
        }

        if (ask.BurstUntil <= _now && ask.Burst is { } burst && state.Expect is { } expect)
        {
            Top = Top with { Ask = ask with { Burst = null, BurstUntil = null } };
            TakeReading(state, expect, burst);
        }
        else if (ask.WaitUntil <= _now)
        {
            Top = Top with { Ask = ask with { WaitUntil = null, AskedAt = _now, Attempts = 0 } };
            _said?.Add(state.Ready?.Key ?? "conversation.ready");
            var ready = state.Ready is not null ? state.Ready.Render(Values()) : Texts.Say("conversation.ready", Values());
            Emit(ready, Buttons(state), null, Request(state));
        }
        else if (state.Expire is { } expire && ExpireAt(ask.AskedAt, expire) <= _now)
        {
            Note(StepEventKind.Left);
            Top = Top with { Ask = null };
            Enter(expire.To);
        }
        else if (state.Remind is { } remind && RemindAt(ask, remind) is { } at && at <= _now)
        {
            Remind(state, ask, remind);
        }
        else if (DialogOf(Top).Lane != Lane.Sos && QueueAt(ask) <= _now)
        {
            BeginQueued();
        }
        else if (DigressionEnds(state, ask) <= _now)
        {
            Note(StepEventKind.Left);
            RemoveTopChain();
            if (!Idle && Top.Work is not null)
            {
                Resume();
            }
            else if (!Idle && Top.Ask is { } below)
            {
                Top = Top with { Ask = below with { AskedAt = _now } };
            }
        }
    }

    private void Remind(StateDefinition state, OpenAsk ask, RemindDefinition remind)
    {
        if (ask.Reminders >= remind.AtMost)
        {
            Note(StepEventKind.Left);
            Top = Top with { Ask = null };
            Enter(remind.Then!); // RemindAt gave a time, so there is somewhere to go
            return;
        }

        Top = Top with { Ask = ask with { Reminders = ask.Reminders + 1, RemindedAt = _now } };
        _said?.Add("conversation.reminder");
        Emit(remind.Text?.Render(Values(), ask.Reminders) ?? Texts.Say("conversation.reminder", Values(), ask.Reminders), []);
        AskShortly(state);
    }

    private DateTimeOffset? NextWake()
    {
        if (Idle)
        {
            return RipeAt();
        }

        if (StateOf(Top) is not { } state)
        {
            return null;
        }

        if (Top.Ask is not { } ask)
        {
            return Top.Awaiting is not null && state.Expire is { } late ? ExpireAt(Top.AwaitSince, late) : null;
        }

        var wake = Earlier(ask.BurstUntil, ask.WaitUntil);
        wake = Earlier(wake, state.Expire is { } expire ? ExpireAt(ask.AskedAt, expire) : null);
        wake = Earlier(wake, state.Remind is { } remind && ask.WaitUntil is null ? RemindAt(ask, remind) : null);
        wake = Earlier(wake, DialogOf(Top).Lane == Lane.Sos ? null : QueueAt(ask));
        wake = Earlier(wake, DigressionEnds(state, ask));
        return wake;
    }

    private DateTimeOffset? DigressionEnds(StateDefinition state, OpenAsk ask) =>
        _frames.Count > 1 && state.Expire is null && state.Remind is null ? ask.AskedAt + s_digressionLasts : null;

    /// <summary>The next reminder, or after the last one the way on; never in the person's quiet hours.</summary>
    private DateTimeOffset? RemindAt(OpenAsk ask, RemindDefinition remind)
    {
        if (ask.Reminders > remind.AtMost || (ask.Reminders == remind.AtMost && remind.Then is null))
        {
            return null;
        }

        // Counted from when the last one was really said: after a standstill they do not come all at once.
        var due = (ask.RemindedAt > ask.AskedAt ? ask.RemindedAt.Value : ask.AskedAt) + remind.After;
        return remind.AtNight || (ask.Reminders == remind.AtMost && GoesSilently(remind.Then!)) ? due : QuietHours.After(_profile, due > _now ? due : _now); // Then: see above
    }

    /// <summary>Nobody is woken to be told that a question has passed: what would speak waits for the morning, and until then may be answered.</summary>
    private DateTimeOffset ExpireAt(DateTimeOffset since, ExpireDefinition expire)
    {
        var due = since + expire.After;
        return expire.After < s_goingOn || DialogOf(Top).Lane == Lane.Sos || StateOf(Top)?.Remind is { AtNight: true } || GoesSilently(expire.To) ? due
            : QuietHours.After(_profile, due > _now ? due : _now);
    }

    /// <summary>The dialog ends from this state without a word, and uncovers none that would speak.</summary>
    private bool GoesSilently(string state) => _frames.Count == 1 && _queued.IsEmpty && DialogOf(Top).Silent.Contains(state);

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;
}

internal static class QuietHours
{
    /// <summary>Quiet hours that end in the gap of a clock change end right after it; in an hour that comes twice, the second time.</summary>
    private static readonly ZoneLocalMappingResolver s_end =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The first moment from <paramref name="due"/> on that is outside the person's quiet hours.</summary>
    public static DateTimeOffset After(Profile profile, DateTimeOffset due)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(profile.TimeZone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(due).InZone(zone).LocalDateTime;
        var time = new TimeOnly(local.Hour, local.Minute, local.Second);
        var (from, to) = (profile.QuietFrom, profile.QuietTo);
        var quiet = from <= to ? time >= from && time < to : time >= from || time < to;
        if (!quiet)
        {
            return due;
        }

        var day = time < to ? local.Date : local.Date.PlusDays(1);
        return zone.ResolveLocal(day + new LocalTime(to.Hour, to.Minute), s_end).ToInstant().ToDateTimeOffset();
    }
}
