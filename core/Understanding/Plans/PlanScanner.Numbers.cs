using Companion.People;

namespace Companion.Understanding;

/// <summary>Numbers of a plan: how often, how many, at what hour.</summary>
internal sealed partial class PlanScanner
{
    private int Number(int at)
    {
        if (NumberScanner.At(tokens, at, lexicon, new NumberStyle(Points: true)) is not { Huge: false, Negative: false, Ordinal: false } hit)
        {
            return 0;
        }

        var next = hit.End < tokens.Length && table.Words.Match(tokens, hit.End, out var word) is var used and > 0 ? word.Word : (PlanWord?)null;
        used = next is null ? 0 : table.Words.Match(tokens, hit.End, out _);
        if (next == PlanWord.Times && hit.IsWhole && hit.Value is > 0 and < 100)
        {
            if (_every)
            {
                _said.Contradiction = true;
            }

            _said.SetCount((int)hit.Value);
            return hit.End + used - at;
        }

        if (next == PlanWord.DoseUnit)
        {
            return hit.End + used - at;
        }

        if (Several(hit.End) is var several and > 0)
        {
            _said.Contradiction = true;
            return several - at;
        }

        var unit = Time(hit.End, out var time);
        if (unit > 0 && IsDays(hit.End) && !IsLed(at))
        {
            time = new TimeWord(TimeKind.Days, 0);
        }

        if (unit == 0)
        {
            return 0;
        }

        var after = hit.End + unit;
        var each = table.Words.Match(tokens, after, out var once) is var behind and > 0 && once.Word == PlanWord.OnceEach ? behind : 0;
        _every |= each > 0;
        if (_every && Interval(hit.Value, time.Kind))
        {
            return after + each - at;
        }

        if (time.Kind is TimeKind.Days or TimeKind.Weeks or TimeKind.Months)
        {
            _said.SetCourse(hit.Value * (time.Kind == TimeKind.Weeks ? 7 : time.Kind == TimeKind.Months ? 30 : 1));
            _course = false;
            return after - at;
        }

        return 0;
    }

    /// <summary>"2-3 times", "2 or 3 times": where the second number ends; 0: nothing of the kind.</summary>
    private int Several(int at)
    {
        var joined = at < tokens.Length && tokens[at].Is('-') ? 1
            : table.Words.Match(tokens, at, out var word) is var used and > 0 && word.Word == PlanWord.Or ? used : 0;
        return joined > 0 && Whole(at + joined) is { } second && table.Words.Match(tokens, second.End, out var times) is var end and > 0
            && times.Word is PlanWord.Times or PlanWord.DoseUnit ? times.Word == PlanWord.Times ? second.End + end : 0 : 0;
    }

    private bool Interval(decimal value, TimeKind unit)
    {
        switch (unit)
        {
            case TimeKind.Hours:
                _said.BadInterval |= value != decimal.Truncate(value) || value > 24;
                _said.EveryHours = (int)Math.Min(value, 25);
                break;
            case TimeKind.Days:
                _said.EveryDays = (int)Math.Min(value, 99);
                break;
            case TimeKind.Weeks:
                _said.EveryDays = (int)Math.Min(value * 7, 99);
                break;
            case TimeKind.Months:
                _said.BadInterval = true;
                break;
            default:
                return false;
        }

        _every = false;
        return true;
    }

    private int Clock(int at)
    {
        var led = at > 0 && Time(at - 1, out var before) == 1 && before.Kind == TimeKind.At;
        if (new ClockReader(tokens, lexicon, IsLed(at) || (_part.End == at && at > 0)).Read(at, offset: false) is not { } read)
        {
            return 0;
        }

        // "8h e 20h", "в 8 часов и 20 часов": two hours, not minutes of the first.
        if (read.Minute > 0 && Time(read.End, out var hours) > 0 && hours.Kind == TimeKind.Hours && Whole(at) is { } first)
        {
            var unit = Time(first.End, out var own) is var length and > 0 && own.Kind == TimeKind.Hours ? length : 0;
            read = new ClockTime((int)first.Value, 0, first.Value > 12, first.End + unit);
        }

        var said = new TimeMention { Hour = read.Hour, Minute = read.Minute, Exact = read.Exact };
        var end = read.End;
        if (Time(end, out var part) is var behind and > 0 && part.Kind == TimeKind.Part)
        {
            said.Part = (DayPart)part.Value;
            end += behind;
        }
        else if (_part.End > 0 && (_part.End == at || (_part.End == at - 1 && led)) && !read.Exact)
        {
            said.Part = _part.Part;
            _said.Times.Remove(_part.Time);
        }
        else if (_part.End > 0 && (_part.End == at || (_part.End == at - 1 && led)))
        {
            _said.Times.Remove(_part.Time);
        }

        if (read.Hour > 24 || read.Minute > 59 || said.Clock() is not { } clock)
        {
            return 0;
        }

        _said.Times.Add(clock);
        _part = default;
        _clockEnd = end;
        _every = false;
        return end - at;
    }

    private NumberHit? Whole(int at) =>
        NumberScanner.At(tokens, at, lexicon, new NumberStyle(Points: false)) is { IsWhole: true, Negative: false, Huge: false } hit && hit.Value < 1000 ? hit : null;

    /// <summary>"1-0-1": morning, midday, evening, bedtime, as prescriptions are written.</summary>
    private int Scheme(int at)
    {
        int[] hours = [8, 13, 19, 21];
        var parts = new List<int>();
        var end = at;
        while (parts.Count < 4 && end < tokens.Length && tokens[end].IsDigits && tokens[end].Text.Length == 1 && tokens[end].Text[0] <= '3')
        {
            parts.Add(tokens[end].Text[0] - '0');
            end++;
            if (end + 1 < tokens.Length && tokens[end].Is('-') && !tokens[end + 1].Spaced)
            {
                end++;
            }
            else
            {
                break;
            }
        }

        if (parts.Count < 3)
        {
            return 0;
        }

        // Three places are morning, midday, evening; a fourth is for the night.
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] > 0)
            {
                _said.Times.Add(new TimeOnly(hours[i], 0));
            }
        }

        return end - at;
    }
}
