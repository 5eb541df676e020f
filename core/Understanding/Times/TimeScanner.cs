using System.Globalization;
using Companion.People;

namespace Companion.Understanding;

/// <summary>Collects what a text says about days and times.</summary>
internal ref struct TimeScanner(ReadOnlySpan<Token> tokens, Lexicon lexicon, bool wantsDate, bool wantsTime)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private readonly TimeMention _mention = new();
    private bool _in;
    private bool _ago;
    private bool _at;

    public TimeMention Scan()
    {
        for (var i = 0; i < _tokens.Length;)
        {
            var used = CalendarDigits(i);
            used = used > 0 ? used : DateDigits(i);
            used = used > 0 ? used : HalfHourOffset(i);
            used = used > 0 ? used : Clock(i);
            used = used > 0 ? used : Number(i);
            used = used > 0 ? used : Word(i);
            i += Math.Max(1, used);
        }

        return _mention;
    }

    private readonly int Match(int at, out TimeWord word) => lexicon.Times.Match(_tokens, at, out word);

    private readonly int Match(int at, TimeKind kind) => lexicon.Times.Match(_tokens, at, out var word) is var used and > 0 && word.Kind == kind ? used : 0;

    private readonly int Int(int at) =>
        at < _tokens.Length && _tokens[at].IsDigits && _tokens[at].Text.Length <= 4 ? int.Parse(_tokens[at].Text, CultureInfo.InvariantCulture) : -1;

    private readonly bool Mark(int at, char mark) => at < _tokens.Length && _tokens[at].Is(mark);

    /// <summary>Vietnamese and Portuguese name weekdays (and Vietnamese months) by numbers ("thứ 6", "sexta"): those phrases come before numbers.</summary>
    private readonly int CalendarDigits(int at)
    {
        var used = Match(at, out var word);
        if (used > 0 && word.Kind == TimeKind.Weekday)
        {
            _mention.Several |= _mention.Weekday is not null && _mention.Weekday != word.Value;
            _mention.Weekday = word.Value;
            return used;
        }

        if (used > 1 && word.Kind == TimeKind.Named)
        {
            // "nửa đêm", "meia-noite" begin with a half.
            _mention.SetClock(word.Value, 0, exact: true);
            return used;
        }

        if (used < 2 || lexicon.Language != Language.Vi)
        {
            return 0;
        }

        if (word.Kind == TimeKind.Month && _mention.Bare is { } day)
        {
            _mention.Bare = null;
            _mention.SetDay(null, word.Value, day);
            return used + YearAfter(at + used);
        }

        return 0;
    }

    private readonly int DateDigits(int at)
    {
        var first = Int(at);
        if (first < 0 || at + 2 >= _tokens.Length || _tokens[at + 1].Kind != TokenKind.Mark || _tokens[at + 2].Spaced)
        {
            return 0;
        }

        var separator = _tokens[at + 1].Text[0];
        var second = Int(at + 2);
        if (separator is not ('.' or '/' or '-') || second < 0 || _tokens[at + 1].Spaced)
        {
            return 0;
        }

        var third = Mark(at + 3, separator) && !_tokens[at + 3].Spaced ? Int(at + 4) : -1;
        if (_tokens[at].Text.Length == 4 && third >= 0)
        {
            _mention.SetDay(first, second, third);
            return 5;
        }

        if (third >= 0)
        {
            _mention.SetDay(third, second, first);
            _mention.ShortYear = _tokens[at + 4].Text.Length <= 2;
            _mention.MaySwap = true;
            return 5;
        }

        // "9.30" is a time where one is asked for, or where it cannot be a day.
        var mayBeTime = wantsTime && separator == '.' && second < 60 && first < 25 && _tokens[at + 2].Text.Length == 2;
        if (!wantsDate || (mayBeTime && (_at || second > 12)))
        {
            return 0;
        }

        _mention.SetDay(null, second, first);
        _mention.MaySwap = true;
        return 3;
    }

    /// <summary>"через полчаса", "in half an hour", "через полтора часа" is left to numbers.</summary>
    private readonly int HalfHourOffset(int at)
    {
        if (!_in || !_tokens[at].IsWord)
        {
            return 0;
        }

        if (_tokens[at].Plain is "полчаса" or "полчасика" or "півгодини" or "півгодинки")
        {
            _mention.OffsetMinutes = 30;
            return 1;
        }

        var half = Match(at, TimeKind.Half);
        var unit = half > 0 ? Match(at + half, TimeKind.Hours) : 0;
        if (unit > 0)
        {
            _mention.OffsetMinutes = 30;
            return half + unit;
        }

        return 0;
    }

    private int Clock(int at)
    {
        var clock = new ClockReader(_tokens, lexicon, _at || _mention.HasDate || wantsTime).Read(at, _in);
        if (clock is not { } read)
        {
            return 0;
        }

        _mention.SetClock(read.Hour, read.Minute, read.Exact);
        return read.End - at;
    }

    private int Number(int at)
    {
        if (NumberScanner.At(_tokens, at, lexicon, new NumberStyle(Points: !_tokens[at].IsDigits || _in)) is not { } hit || (hit.Weak && hit.Ordinal && !wantsDate))
        {
            return 0;
        }

        var used = hit.End - at;
        if (hit.Huge || hit.Negative || hit.Value > 100_000)
        {
            _mention.Impossible = true;
            return used;
        }

        var suffix = OrdinalSuffix(hit.End);
        var after = hit.End + suffix;
        var unit = Match(after, out var word);
        if (unit > 0 && word.Kind is TimeKind.Hours or TimeKind.Minutes or TimeKind.Days or TimeKind.Weeks or TimeKind.Months && Offset(hit.Value, word.Kind, after + unit))
        {
            return after + unit - at;
        }

        if (unit == 0 && lexicon.Language is Language.Pt or Language.En && after < _tokens.Length && _tokens[after].Plain is "de" or "of")
        {
            after++;
            unit = Match(after, out word);
        }

        if (unit > 0 && word.Kind == TimeKind.Month && hit.IsWhole)
        {
            _mention.SetDay(null, word.Value, (int)Math.Min(hit.Value, 99));
            return after + unit - at + YearAfter(after + unit);
        }

        if (hit.Weak && !hit.Ordinal && !hit.InDigits)
        {
            return used;
        }

        // "November 21, 2026"
        if (_mention is { Month: not null, Day: null } && hit.IsWhole)
        {
            _mention.Day = (int)Math.Min(hit.Value, 99);
            return used + suffix + YearAfter(after);
        }

        _mention.Several |= _mention.Bare is not null;
        _mention.Bare = hit.IsWhole ? (int)hit.Value : null;
        return used + suffix;
    }

    private bool Offset(decimal value, TimeKind unit, int after)
    {
        if (unit == TimeKind.Hours && lexicon.NumberParts.Match(_tokens, after, out var part) is var plus and > 0 && part.Part == NumberPart.Plus)
        {
            // "in an hour and a half"
            value += part.Value;
            after += plus;
        }

        var later = Match(after, out var direction);
        var ago = _ago || (later > 0 && direction.Kind == TimeKind.Ago);
        if (!_in && !ago && !(later > 0 && direction.Kind == TimeKind.Later))
        {
            return false;
        }

        if (value > 10_000)
        {
            _mention.Impossible = true;
            return true;
        }

        var signed = ago ? -value : value;
        switch (unit)
        {
            case TimeKind.Hours:
                _mention.OffsetMinutes = (_mention.OffsetMinutes ?? 0) + (long)(signed * 60);
                break;
            case TimeKind.Minutes:
                _mention.OffsetMinutes = (_mention.OffsetMinutes ?? 0) + (long)signed;
                break;
            case TimeKind.Months:
                _mention.OffsetMonths = (int)signed;
                _in = false;
                break;
            default:
                // What follows a length of days is a time of day: "in three days at 9".
                _in = false;
                _mention.OffsetDays = (int)(signed * (unit == TimeKind.Weeks ? 7 : 1));
                break;
        }

        return true;
    }

    /// <summary>"21st", "21-го", "21-е", "3º".</summary>
    private readonly int OrdinalSuffix(int at)
    {
        var dash = Mark(at, '-') && at + 1 < _tokens.Length && !_tokens[at + 1].Spaced ? 1 : 0;
        return at + dash < _tokens.Length && !_tokens[at + dash].Spaced
            && _tokens[at + dash].Plain is "st" or "nd" or "rd" or "th" or "го" or "е" or "ое" or "ого" or "те" or "ше" or "º" or "ª"
            ? dash + 1
            : 0;
    }

    private readonly int YearAfter(int at)
    {
        var skip = at < _tokens.Length && (_tokens[at].Is(',') || _tokens[at].Plain is "de" or "nam") ? 1 : 0;
        if (Int(at + skip) is >= 1000 and var year && !Mark(at + skip + 1, ':'))
        {
            _mention.Year = year;
            return skip + 1;
        }

        return SpokenYear(at, skip);
    }

    /// <summary>"45 года", "de 39", "тысяча девятьсот пятидесятого", "тридцать девятого": two figures are of the last century from 30 on.</summary>
    private readonly int SpokenYear(int at, int skip)
    {
        if (NumberScanner.At(_tokens, at + skip, lexicon, new NumberStyle(Points: false)) is not { IsWhole: true, Negative: false, Huge: false } hit)
        {
            return 0;
        }

        var named = hit.End < _tokens.Length && (_tokens[hit.End].Plain is "года" or "год" or "г" or "року" or "рік" or "р");
        var twoFigures = hit.Value is >= 30 and < 100 && (hit.InDigits ? named || skip > 0 : hit.Ordinal || named);
        if (!twoFigures && !(hit.Value is >= 1900 and < 2100 && !hit.InDigits))
        {
            return 0;
        }

        _mention.Year = (int)hit.Value + (twoFigures ? 1900 : 0);
        return hit.End - at;
    }

    private int Word(int at)
    {
        var used = Match(at, out var word);
        if (used == 0)
        {
            _mention.OtherWords += _tokens[at].IsWord && !lexicon.Talk(TalkKind.Filler).Has(_tokens, at) && !lexicon.Talk(TalkKind.Polite).Has(_tokens, at) ? 1 : 0;
            return 1;
        }

        _at = word.Kind == TimeKind.At;
        switch (word.Kind)
        {
            case TimeKind.Day:
                _mention.Several |= _mention.RelativeDays is not null && _mention.RelativeDays != word.Value;
                _mention.RelativeDays = word.Value;
                break;
            case TimeKind.Weekday:
                _mention.Several |= _mention.Weekday is not null && _mention.Weekday != word.Value;
                _mention.Weekday = word.Value;
                break;
            case TimeKind.Month:
                _mention.Month = word.Value;
                break;
            case TimeKind.Part:
                _mention.Part = (DayPart)word.Value;
                break;
            case TimeKind.Named:
                _mention.SetClock(word.Value, 0, exact: true);
                break;
            case TimeKind.Now:
                _mention.Now = true;
                break;
            case TimeKind.Next:
                _mention.Next = true;
                break;
            case TimeKind.Last:
                _mention.Last = true;
                break;
            case TimeKind.In:
                _in = true;
                break;
            case TimeKind.Ago:
                _ago = true;
                break;
            case TimeKind.Hours or TimeKind.Minutes or TimeKind.Days or TimeKind.Weeks or TimeKind.Months:
                // "через час", "in a week", "неделю назад"
                Offset(1, word.Kind, at + used);
                break;
        }

        return used;
    }
}
