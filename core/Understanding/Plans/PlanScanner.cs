using Companion.People;

namespace Companion.Understanding;

/// <summary>Goes once through the words and collects what they say about taking a medicine.</summary>
internal sealed class PlanScanner(Token[] tokens, Lexicon lexicon, PlanTable table)
{
    private readonly PlanMention _said = new();

    /// <summary>An "every" waits for what it is about.</summary>
    private bool _every;

    /// <summary>A course was announced and its length follows.</summary>
    private bool _course;

    /// <summary>The part of the day that was just said, and where it ended: "tối 8 giờ" is one time.</summary>
    private (TimeOnly Time, DayPart Part, int End) _part;

    private int _clockEnd = -1;
    private (int Day, int End) _weekday;
    private bool _through;

    public PlanMention Scan()
    {
        for (var at = 0; at < tokens.Length;)
        {
            var used = Scheme(at);
            used = used > 0 ? used : Repeated(at);
            used = used > 0 ? used : ShortWeekday(at);
            used = used > 0 ? used : Phrase(at);
            used = used > 0 ? used : Number(at);
            used = used > 0 ? used : Clock(at);
            used = used > 0 ? used : Unit(at);
            at += used > 0 ? used : 1;
        }

        return _said;
    }

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

    /// <summary>Portuguese "de 8 em 8 horas".</summary>
    private int Repeated(int at)
    {
        if (lexicon.Language != Language.Pt || tokens[at].Plain != "de" || Whole(at + 1) is not { } first
            || first.End >= tokens.Length || tokens[first.End].Plain != "em" || Whole(first.End + 1) is not { } second || first.Value != second.Value)
        {
            return 0;
        }

        var unit = Time(second.End, out var word);
        _every = true;
        return unit > 0 && Interval(second.Value, word.Kind) ? second.End + unit - at : 0;
    }

    /// <summary>Vietnamese "thứ 2, 4, 6": the word is not said again.</summary>
    private int ShortWeekday(int at)
    {
        var follows = _weekday.End == at || (_weekday.End == at - 1 && tokens[at - 1].Is(','));
        if (lexicon.Language != Language.Vi || !follows || _weekday.Day == 0 || !tokens[at].IsDigits || tokens[at].Text.Length != 1
            || tokens[at].Text[0] is < '2' or > '7' || (at + 1 < tokens.Length && Time(at + 1, out _) > 0))
        {
            return 0;
        }

        AddWeekday(tokens[at].Text[0] - '1', at + 1);
        return 1;
    }

    private int Phrase(int at)
    {
        var used = table.Words.Match(tokens, at, out var word);
        if (used == 0)
        {
            return 0;
        }

        switch (word.Word)
        {
            case PlanWord.Count:
                _said.SetCount(word.Value);
                break;
            case PlanWord.Times when !_every:
                // "раз в день": no number is one; a number took its own "раз" along.
                break;
            case PlanWord.PerDay:
                _said.PerDay = true;
                break;
            case PlanWord.PerWeek when !_course:
                _said.PerWeek = true;
                break;
            case PlanWord.PerMonth when !_course:
                _said.BadInterval = true;
                break;
            case PlanWord.Every:
                _every = true;
                return used;
            case PlanWord.Alternate:
                _said.EveryDays = 2;
                break;
            case PlanWord.Part:
                _said.Times.Add(new TimeOnly(word.Value, 0));
                _part = (new TimeOnly(word.Value, 0), PartOf(word.Value), at + used);
                break;
            case PlanWord.Before:
                _said.SetMeal(MealRelation.Before, word.Value);
                break;
            case PlanWord.With:
                _said.SetMeal(MealRelation.With, word.Value);
                break;
            case PlanWord.After:
                _said.SetMeal(MealRelation.After, word.Value);
                break;
            case PlanWord.Fasting:
                _said.SetMeal(MealRelation.Before, 0);
                _said.Fasting = true;
                break;
            case PlanWord.Weekday:
                AddWeekday(word.Value, at + used);
                break;
            case PlanWord.Workdays:
                _said.Weekdays.UnionWith([1, 2, 3, 4, 5]);
                break;
            case PlanWord.Weekend:
                _said.Weekdays.UnionWith([6, 7]);
                break;
            case PlanWord.Through when _weekday.Day > 0 && _weekday.End == at:
                _through = true;
                return used;
            case PlanWord.Course:
                _course = true;
                return used;
            case PlanWord.AsNeeded:
                _said.AsNeeded = true;
                break;
            case PlanWord.Not:
                _said.Contradiction |= at + 1 < tokens.Length && table.Words.Match(tokens, at + 1, out var denied) > 0 && denied.Word is PlanWord.Part or PlanWord.Weekday;
                break;
            default:
                // A word of another place: units and such stand behind numbers.
                return 0;
        }

        _every = false;
        _course = false;
        return used;
    }

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

    /// <summary>"в", or an hour before it: what stands here is an hour as well.</summary>
    private bool IsLed(int at) =>
        _clockEnd == at
        || (at > 0 && _clockEnd == at - 1 && (tokens[at - 1].Is(',') || (Time(at - 1, out var and) > 0 && and.Kind == TimeKind.And)))
        || (at > 0 && Time(at - 1, out var before) == 1 && before.Kind == TimeKind.At && !_every);

    /// <summary>"3 дня" are days, "в 3 дня" is in the afternoon.</summary>
    private bool IsDays(int at) => at < tokens.Length && tokens[at].Plain == "дня";

    /// <summary>A unit without a number: "every hour", "for a week"; a named hour: "at noon".</summary>
    private int Unit(int at)
    {
        var used = Time(at, out var word);
        if (used == 0)
        {
            return 0;
        }

        switch (word.Kind)
        {
            case TimeKind.Named:
                _said.Times.Add(new TimeOnly(word.Value, 0));
                _clockEnd = at + used;
                break;
            case TimeKind.Hours or TimeKind.Days or TimeKind.Weeks or TimeKind.Months when _every:
                _said.PerDay |= word.Kind == TimeKind.Days;
                Interval(1, word.Kind);
                break;
            case TimeKind.Weeks or TimeKind.Months when _course || at == 0:
                _said.SetCourse(word.Kind == TimeKind.Weeks ? 7 : 30);
                _course = false;
                break;
        }

        return used;
    }

    private void AddWeekday(int day, int end)
    {
        if (_through && _weekday.Day > 0)
        {
            for (var d = _weekday.Day; d != day; d = (d % 7) + 1)
            {
                _said.Weekdays.Add(d);
            }
        }

        _through = false;
        _said.Weekdays.Add(day);
        _weekday = (day, end);
    }

    private int Time(int at, out TimeWord word) => lexicon.Times.Match(tokens, at, out word);

    private NumberHit? Whole(int at) =>
        NumberScanner.At(tokens, at, lexicon, new NumberStyle(Points: false)) is { IsWhole: true, Negative: false, Huge: false } hit && hit.Value < 1000 ? hit : null;

    private static DayPart PartOf(int hour) => hour switch
    {
        8 => DayPart.Morning,
        13 => DayPart.Noon,
        16 => DayPart.Afternoon,
        19 => DayPart.Evening,
        _ => DayPart.Night,
    };
}
