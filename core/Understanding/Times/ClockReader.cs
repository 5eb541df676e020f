using System.Globalization;
using Companion.People;

namespace Companion.Understanding;

internal readonly record struct ClockTime(int Hour, int Minute, bool Exact, int End);

/// <summary>Reads a time of day at a place: "9:30", "полдевятого", "quarter to nine", "8 giờ rưỡi".</summary>
internal readonly ref struct ClockReader(ReadOnlySpan<Token> tokens, Lexicon lexicon, bool bareHours)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;

    /// <param name="at">Where to begin.</param>
    /// <param name="offset">"in …" stood before: what follows is a length of time, unless it has a colon.</param>
    public ClockTime? Read(int at, bool offset) =>
        Digital(at) ?? (offset ? null : GluedHalf(at) ?? Half(at) ?? Without(at) ?? MinutesFirst(at) ?? HourFirst(at));

    private int Match(int at, TimeKind kind) => lexicon.Times.Match(_tokens, at, out var word) is var used and > 0 && word.Kind == kind ? used : 0;

    private NumberHit? Hour(int at) =>
        NumberScanner.At(_tokens, at, lexicon, new NumberStyle(Points: false)) is { IsWhole: true, Negative: false } hit && hit.Value <= 24
        && (!hit.InDigits || _tokens[at].Text.Length <= 2) ? hit : null;

    private ClockTime? Digital(int at)
    {
        if (!_tokens[at].IsDigits || _tokens[at].Text.Length > 4)
        {
            return null;
        }

        var hour = int.Parse(_tokens[at].Text, CultureInfo.InvariantCulture);
        if (at + 2 < _tokens.Length && (_tokens[at + 1].Is(':') || (_tokens[at + 1].Is('.') && bareHours)) && _tokens[at + 2].IsDigits
            && _tokens[at + 2].Text.Length is 1 or 2 && !_tokens[at + 2].Spaced)
        {
            var end = at + 3;
            if (end + 1 < _tokens.Length && _tokens[end].Is(':') && _tokens[end + 1].IsDigits)
            {
                end += 2; // seconds
            }

            return new(hour, int.Parse(_tokens[at + 2].Text, CultureInfo.InvariantCulture), hour is 0 or > 12 || _tokens[at].Text.Length == 2, end);
        }

        // "930", "0930", "2130"
        return bareHours && _tokens[at].Text.Length is 3 or 4 && hour / 100 < 24 && hour % 100 < 60 && _tokens.Length <= 3 && hour is < 1900 or > 2100
            ? new(hour / 100, hour % 100, _tokens[at].Text.Length == 4, at + 1)
            : null;
    }

    /// <summary>"полдевятого" in one word.</summary>
    private ClockTime? GluedHalf(int at)
    {
        var word = _tokens[at].Plain;
        if (!_tokens[at].IsWord || word.Length < 7 || !(word.StartsWith("пол", StringComparison.Ordinal) || word.StartsWith("пів", StringComparison.Ordinal)))
        {
            return null;
        }

        Token[] rest = [new(TokenKind.Word, word[3..].TrimStart('\''), word[3..].TrimStart('\''), true)];
        return lexicon.Numbers.Match(rest, 0, out var hour) > 0 && hour.Ordinal && hour.Value <= 12 ? Before((int)hour.Value, 30, at + 1) : null;
    }

    private static ClockTime Before(int hour, int minute, int end) => new(hour == 1 ? 12 : hour - 1, minute, false, end);

    private static ClockTime Missing(int hour, int minutes, int end) => new(hour is 0 or 1 ? hour + 11 : hour - 1, 60 - minutes, hour > 12, end);

    /// <summary>"half past eight", "half eight", "пів на дев'яту", "половина девятого".</summary>
    private ClockTime? Half(int at)
    {
        var half = Match(at, TimeKind.Half);
        if (half == 0 || lexicon.Language is Language.Vi or Language.Pt)
        {
            return null;
        }

        var past = Match(at + half, TimeKind.Past);
        var onto = Match(at + half, TimeKind.Onto);
        if (Hour(at + half + past + onto) is not { Value: <= 12 } hour)
        {
            return null;
        }

        return past > 0 || lexicon.Language == Language.En
            ? new((int)hour.Value, 30, false, hour.End + Match(hour.End, TimeKind.OClock))
            : hour.Ordinal || onto > 0 ? Before((int)hour.Value, 30, hour.End) : null;
    }

    /// <summary>Minutes as a number or a quarter, with the word "minutes" or without.</summary>
    private (int Value, int End)? Minutes(int at)
    {
        if (Match(at, TimeKind.Quarter) is var quarter and > 0)
        {
            return (15, at + quarter);
        }

        return NumberScanner.At(_tokens, at, lexicon, new NumberStyle(Points: false)) is { IsWhole: true, Ordinal: false, Negative: false } hit
            && hit.Value is >= 0 and < 60 ? ((int)hit.Value, hit.End + Match(hit.End, TimeKind.Minutes)) : null;
    }

    /// <summary>"без четверти восемь", "за десять дев'ята".</summary>
    private ClockTime? Without(int at)
    {
        var without = Match(at, TimeKind.Without);
        return without > 0 && Minutes(at + without) is { Value: > 0 } minutes && Hour(minutes.End) is { Value: > 0 } hour
            ? Missing((int)hour.Value, minutes.Value, hour.End)
            : null;
    }

    /// <summary>"quarter to nine", "ten past nine", "чверть по восьмій", "десять минут девятого", "dez para as nove".</summary>
    private ClockTime? MinutesFirst(int at)
    {
        if (Minutes(at) is not { } minutes)
        {
            return null;
        }

        var to = Match(minutes.End, TimeKind.To);
        var past = Match(minutes.End, TimeKind.Past);
        var onto = Match(minutes.End, TimeKind.Onto);
        if (Hour(minutes.End + to + past + onto) is not { Value: > 0 } hour)
        {
            return null;
        }

        var end = hour.End + Match(hour.End, TimeKind.OClock);
        return to > 0 ? minutes.Value > 0 ? Missing((int)hour.Value, minutes.Value, end) : null
            : past > 0 ? new((int)hour.Value, minutes.Value, false, end)
            : onto > 0 ? Before((int)hour.Value, minutes.Value, end)
            : hour.Ordinal && lexicon.Language is Language.Ru or Language.Uk && hour.Value <= 12
                && (Match(at, TimeKind.Quarter) > 0 || minutes.End - at > 1 && Match(minutes.End - 1, TimeKind.Minutes) > 0)
                ? Before((int)hour.Value, minutes.Value, end)
                : null;
    }

    /// <summary>"девять тридцать", "9 h 30", "nove e meia", "nove menos dez", "8 giờ kém 15", "9 pm", "nine o'clock".</summary>
    private ClockTime? HourFirst(int at)
    {
        if (Hour(at) is not { } hour || (hour.Ordinal && lexicon.Language is not (Language.Uk or Language.Ru)))
        {
            return null;
        }

        var exact = hour.Value is 0 or > 12;
        var value = (int)hour.Value;
        var unit = Match(hour.End, TimeKind.Hours) is var hours and > 0 ? hours : Match(hour.End, TimeKind.OClock);
        var end = hour.End + unit;
        if (lexicon.Language == Language.Vi && unit > 0 && IsLengthOfTime(hour.End, unit))
        {
            return null;
        }

        if (Match(end, TimeKind.HalfAfter) is var half and > 0)
        {
            return new(value, 30, exact, end + half);
        }

        if (Match(end, TimeKind.Minus) is var minus and > 0 && Minutes(end + minus) is { Value: > 0 } missing)
        {
            return Missing(value, missing.Value, missing.End);
        }

        var and = Match(end, TimeKind.And);
        if (Minutes(end + and) is { } minutes && (unit > 0 || and > 0 || minutes.Value >= 10) && !FollowedByCalendar(minutes.End)
            && (and == 0 || lexicon.Language == Language.Pt || unit > 0))
        {
            return new(value, minutes.Value, exact, minutes.End);
        }

        var part = lexicon.Times.Match(_tokens, end, out var next) is var follows and > 0 && next.Kind == TimeKind.Part ? follows : 0;
        var calendar = FollowedByCalendar(end);
        var said = unit > 0 || part > 0 || (bareHours && !calendar && (!hour.Weak || hour.InDigits || hour.Ordinal || at > 0 && Match(at - 1, TimeKind.At) > 0));
        return !said || calendar && unit == 0 || (unit > 0 && IsAgoOrLater(end)) ? null : new(value, 0, exact, end);
    }

    private bool IsLengthOfTime(int at, int used) => IsAgoOrLater(at + used) || _tokens[at].Plain == "tieng";

    private bool IsAgoOrLater(int at) => lexicon.Times.Match(_tokens, at, out var word) > 0 && word.Kind is TimeKind.Ago or TimeKind.Later;

    private bool FollowedByCalendar(int at)
    {
        if (at < _tokens.Length && (_tokens[at].Is('/') || _tokens[at].Is('.') && at + 1 < _tokens.Length && _tokens[at + 1].IsDigits || _tokens[at].Is('-')))
        {
            return true;
        }

        var skip = at < _tokens.Length && _tokens[at].Plain is "de" or "of" or "st" or "nd" or "rd" or "th" ? 1 : 0;
        return lexicon.Times.Match(_tokens, at + skip, out var word) > 0
            && word.Kind is TimeKind.Month or TimeKind.Days or TimeKind.Weeks or TimeKind.Months or TimeKind.Minutes;
    }
}
