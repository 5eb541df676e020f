using System.Collections.Immutable;

namespace Companion.Dialogs;

/// <summary>What others begin in this conversation, and what waits for a better moment.</summary>
internal sealed partial class StepRun
{
    /// <summary>In the middle of answering: a question younger than ten minutes, or answered to that lately.</summary>
    private bool IsAnswering => !Idle && Top.Ask is { } ask && _now < UndisturbedUntil(ask);

    /// <summary>Another person's or a job's news: each counts, none takes the place of another.</summary>
    private void OnTold(BeginInput begin, DialogDefinition dialog)
    {
        var alarmGoesOn = !Idle && DialogOf(Top).Lane == Lane.Sos && dialog.Lane != Lane.Sos;
        var waits = begin.When != BeginWhen.AtOnce && (IsAnswering || RipeAt(begin) > _now);
        if (alarmGoesOn || waits)
        {
            _queued = _queued.Add(begin);
        }
        else
        {
            BeginAnew(dialog, begin.Arguments);
        }
    }

    /// <summary>Begins a dialog although it may be open with other arguments; the same one with the same arguments begins anew.</summary>
    private void BeginAnew(DialogDefinition dialog, ImmutableSortedDictionary<string, SlotValue> arguments)
    {
        var open = OpenWith(dialog, arguments);
        if (open >= 0)
        {
            _frames.RemoveRange(open, EndOfChain(open) - open);
        }

        Begin(dialog, arguments, anew: true);
    }

    private void OnSay(SayInput say)
    {
        if (say.Message is { } message)
        {
            _out.Add(message);
        }

        if (say.Closes is { } dialog)
        {
            var wasTop = !Idle && ClosesTop(dialog);
            Close(dialog);
            if (wasTop)
            {
                AfterEnd();
            }
        }
    }

    private bool ClosesTop(string dialog) =>
        _frames.FindIndex(f => f.Dialog == dialog && f.CalledBy is null) is >= 0 and var open && EndOfChain(open) == _frames.Count;

    /// <summary>Lets a dialog go, with whatever it called.</summary>
    private void Close(string dialog)
    {
        if (_frames.FindIndex(f => f.Dialog == dialog && f.CalledBy is null) is >= 0 and var open)
        {
            _frames.RemoveRange(open, EndOfChain(open) - open);
        }
    }

    private int OpenWith(DialogDefinition dialog, ImmutableSortedDictionary<string, SlotValue> arguments) => _frames.FindIndex(f =>
        f.Dialog == dialog.Name && f.CalledBy is null
        && dialog.Slots.All(slot => !slot.Argument || Equals(f.Find(slot.Name), arguments.GetValueOrDefault(slot.Name))));

    /// <summary>The index after a dialog and whatever it called.</summary>
    private int EndOfChain(int open)
    {
        var above = open + 1;
        while (above < _frames.Count && _frames[above].CalledBy is not null)
        {
            above++;
        }

        return above;
    }

    /// <summary>Begins the first thing that waited long enough.</summary>
    private bool BeginQueued()
    {
        for (var i = 0; i < _queued.Length; i++)
        {
            var begin = _queued[i];
            if (RipeAt(begin) > _now)
            {
                continue;
            }

            _queued = _queued.RemoveAt(i);
            if (_catalogue.Find(begin.Dialog) is not { } dialog)
            {
                return false;
            }

            if (begin.When is null)
            {
                Begin(dialog, begin.Arguments);
            }
            else
            {
                BeginAnew(dialog, begin.Arguments);
            }

            return true;
        }

        return false;
    }

    private DateTimeOffset RipeAt(BeginInput begin) => begin.When == BeginWhen.Daytime ? QuietHours.After(_profile, _now) : _now;

    /// <summary>When the first thing that waits may begin, for all its own reasons; null: nothing waits.</summary>
    private DateTimeOffset? RipeAt()
    {
        DateTimeOffset? first = null;
        foreach (var begin in _queued)
        {
            first = Earlier(first, RipeAt(begin));
        }

        return first;
    }

    /// <summary>When that may interrupt the open question; null: nothing waits.</summary>
    private DateTimeOffset? QueueAt(OpenAsk ask) =>
        RipeAt() is { } ripe ? ripe > UndisturbedUntil(ask) ? ripe : UndisturbedUntil(ask) : null;

    private DateTimeOffset UndisturbedUntil(OpenAsk ask) => (_heardAt > ask.AskedAt ? _heardAt.Value : ask.AskedAt) + s_undisturbed;
}
