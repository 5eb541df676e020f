using Companion.People;

namespace Companion.Understanding;

/// <summary>Goes once through the words and collects what they say about taking a medicine.</summary>
internal sealed partial class PlanScanner(Token[] tokens, Lexicon lexicon, PlanTable table)
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

    private static DayPart PartOf(int hour) => hour switch
    {
        8 => DayPart.Morning,
        13 => DayPart.Noon,
        16 => DayPart.Afternoon,
        19 => DayPart.Evening,
        _ => DayPart.Night,
    };
}
