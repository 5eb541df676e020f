using Companion.Dialogs;
using Companion.People;
using NodaTime;
using NodaTime.Extensions;

namespace Companion.Understanding;

/// <summary>The last day of a course in words: "until 5 December", "до пятницы", "até o fim do mês", "đến hết tuần". The day itself is still part of it.</summary>
internal static class PlanEnd
{
    /// <summary>More words than any date has.</summary>
    private const int MaxDateTokens = 8;

    private sealed record Words(string[] Until, string[] Week, string[] Month);

    /// <returns>The day and the tokens without it; null day: nothing of the kind was said.</returns>
    public static (DateOnly? Day, Token[] Others) Take(Token[] tokens, ReadContext context)
    {
        var words = Of(context.Language);
        var lexicon = Lexicon.Of(context.Language);
        for (var at = 0; at < tokens.Length; at++)
        {
            var led = words.Until.Select(phrase => Ends(tokens, at, phrase)).Max();

            // "Monday through Friday" is a week's days, no end.
            if (led == 0 || IsBehindWeekday(tokens, at, context.Language))
            {
                continue;
            }

            if (Period(tokens, led, words, context) is { } period)
            {
                return (period.Day, [.. tokens[..at], .. tokens[period.End..]]);
            }

            if (Date(tokens, led, lexicon, context) is { } date)
            {
                return (date.Day, [.. tokens[..at], .. tokens[date.End..]]);
            }
        }

        return (null, tokens);
    }

    private static (DateOnly Day, int End)? Period(Token[] tokens, int at, Words words, ReadContext context)
    {
        var today = Today(context);
        if (Longest(words.Week) is > 0 and var week)
        {
            return (today.AddDays((7 - (int)today.DayOfWeek) % 7), week);
        }

        return Longest(words.Month) is > 0 and var month
            ? (new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)), month) : null;

        // "tháng 12" is a month of its own.
        int Longest(string[] phrases) =>
            phrases.Select(phrase => Ends(tokens, at, phrase)).Max() is > 0 and var end && !(end < tokens.Length && tokens[end].IsDigits) ? end : 0;
    }

    /// <summary>As few words as make a date, and as many more as make another one of it ("5", "5 December", "5 December 2027").</summary>
    private static (DateOnly Day, int End)? Date(Token[] tokens, int at, Lexicon lexicon, ReadContext context)
    {
        (DateOnly Day, int End)? found = null;
        for (var end = at + 1; end <= Math.Min(tokens.Length, at + MaxDateTokens); end++)
        {
            var said = tokens[at..end];
            if (new TimeReader(said, lexicon, context).Date(new DateType(Past: false)) is Reading.Understood { Value: DateValue { Date: var day } }
                && new TimeScanner(said, lexicon, true, false).Scan() is { HasDate: true, OtherWords: 0 }
                && found?.Day != day)
            {
                found = (day, end);
            }
        }

        return found;
    }

    private static bool IsBehindWeekday(Token[] tokens, int at, Language language)
    {
        var table = PlanTable.Of(language).Words;
        for (var start = Math.Max(0, at - 3); start < at; start++)
        {
            if (table.Match(tokens, start, out var word) == at - start && word.Word == PlanWord.Weekday)
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly Today(ReadContext context) => Instant.FromDateTimeOffset(context.Now)
        .InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(context.TimeZone) ?? DateTimeZone.Utc).Date.ToDateOnly();

    /// <summary>Where a phrase that stands here ends; 0: it does not.</summary>
    private static int Ends(Token[] tokens, int at, string phrase)
    {
        foreach (var listed in Tokeniser.Cut(phrase))
        {
            if (at >= tokens.Length || !tokens[at].Matches(listed, accentsDistinguish: false))
            {
                return 0;
            }

            at++;
        }

        return at;
    }

    private static Words Of(Language language) => language switch
    {
        Language.Ru => s_russian,
        Language.Uk => s_ukrainian,
        Language.Pt => s_portuguese,
        Language.Vi => s_vietnamese,
        _ => s_english,
    };

    private static readonly Words s_english = new(
        ["until", "till", "up to", "up to and including", "until and including"],
        ["the end of the week", "the end of this week", "end of the week", "the weekend"],
        ["the end of the month", "the end of this month", "end of the month"]);

    private static readonly Words s_russian = new(
        ["до", "вплоть до", "по"],
        ["конца недели", "конца этой недели", "конец недели"],
        ["конца месяца", "конца этого месяца", "конец месяца"]);

    private static readonly Words s_ukrainian = new(
        ["до", "аж до", "по"],
        ["кінця тижня", "кінця цього тижня", "кінець тижня"],
        ["кінця місяця", "кінця цього місяця", "кінець місяця"]);

    private static readonly Words s_portuguese = new(
        ["até", "até o", "até a", "até ao", "até à", "até o dia", "até dia", "até ao dia"],
        ["fim da semana", "final da semana", "o fim da semana", "o final da semana", "fim desta semana"],
        ["fim do mês", "final do mês", "o fim do mês", "o final do mês", "fim deste mês"]);

    private static readonly Words s_vietnamese = new(
        ["đến", "cho đến", "tới", "cho tới", "đến hết", "cho đến hết", "đến ngày", "cho đến ngày", "đến hết ngày"],
        ["cuối tuần", "tuần", "tuần này", "hết tuần", "hết tuần này"],
        ["cuối tháng", "tháng", "tháng này", "hết tháng", "hết tháng này"]);
}
