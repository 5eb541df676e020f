using Companion.Dialogs;
using NodaTime;

namespace Companion.Understanding;

/// <summary>Turns what was said of days and times into dates, times of day and moments.</summary>
internal sealed class TimeReader(Token[] tokens, Lexicon lexicon, ReadContext context)
{
    private const int MaxOtherWords = 5;
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(context.TimeZone) ?? DateTimeZone.Utc;

    private LocalDateTime Now => Instant.FromDateTimeOffset(context.Now).InZone(_zone).LocalDateTime;

    public Reading Time()
    {
        var said = Scan(date: false, time: true);
        if (Obstacle(said) is { } obstacle)
        {
            return obstacle;
        }

        if (said.OffsetMinutes is { } minutes)
        {
            var then = Now.PlusMinutes(minutes);
            return Sure(said, new TimeValue(new TimeOnly(then.Hour, then.Minute)));
        }

        if (said.Now)
        {
            return Sure(said, new TimeValue(new TimeOnly(Now.Hour, Now.Minute)));
        }

        return said.Clock() is { } clock ? Sure(said, new TimeValue(clock))
            : said.Part != DayPart.None ? new Reading.Unclear(new TimeValue(Usual(said.Part)))
            : said.Bare is > 24 ? new Reading.Implausible(null, ImplausibleReason.NotADate)
            : new Reading.NotUnderstood();
    }

    public Reading Date(DateType type)
    {
        var said = Scan(date: true, time: false);
        if (Obstacle(said) is { } obstacle)
        {
            return obstacle;
        }

        if (!said.HasDate)
        {
            return said.Bare is >= 1 and <= 31 && Resolve(new TimeMention { Day = said.Bare, Month = null }, type.Past, type.Future) is { } guess
                ? new Reading.Unclear(new DateValue(guess.ToDateOnly()))
                : said.Now ? Sure(said, new DateValue(Now.Date.ToDateOnly()))
                : new Reading.NotUnderstood();
        }

        if (Resolve(said, type.Past, type.Future) is not { } date)
        {
            return new Reading.Implausible(null, ImplausibleReason.NotADate);
        }

        var value = new DateValue(date.ToDateOnly());
        return !type.Past && date < Now.Date ? new Reading.Implausible(value, ImplausibleReason.InThePast)
            : !type.Future && date > Now.Date ? new Reading.Implausible(value, ImplausibleReason.InTheFuture)
            : Sure(said, value);
    }

    public Reading Moment(MomentType type)
    {
        var said = Scan(date: true, time: true);
        if (Obstacle(said) is { } obstacle)
        {
            return obstacle;
        }

        if (said.OffsetMinutes is { } minutes)
        {
            return Judge(type, said, Instant.FromDateTimeOffset(context.Now) + Duration.FromMinutes(minutes));
        }

        if (said is { Now: true, HasDate: false, HasTime: false })
        {
            return Judge(type, said, Instant.FromDateTimeOffset(context.Now));
        }

        var clock = said.Clock();
        if (!said.HasDate)
        {
            return clock is { } time ? WithoutDay(type, said, time)
                : said.Part != DayPart.None ? Unclear(type, said, Now.Date, Usual(said.Part))
                : new Reading.NotUnderstood();
        }

        if (Resolve(said, type.Past, type.Future || !type.Past) is not { } date)
        {
            return new Reading.Implausible(null, ImplausibleReason.NotADate);
        }

        if (clock is null)
        {
            return said.OffsetDays is not null || said.OffsetMonths is not null
                ? Judge(type, said, At(date, new TimeOnly(Now.Hour, Now.Minute)))
                : Unclear(type, said, date, Usual(said.Part));
        }

        return Judge(type, said, At(date, clock.Value));
    }

    /// <summary>A time without a day is the next one (the last one where only the past counts); the half of the day that is left open is asked.</summary>
    private Reading WithoutDay(MomentType type, TimeMention said, TimeOnly time)
    {
        var now = Instant.FromDateTimeOffset(context.Now);
        var today = At(Now.Date, time);
        var open = said is { Exact: false, Part: DayPart.None } && time.Hour is > 0 and <= 12;
        if (!type.Future)
        {
            return Judge(type, said, today <= now ? today : At(Now.Date.PlusDays(-1), time));
        }

        if (today > now)
        {
            return Judge(type, said, today);
        }

        var evening = At(Now.Date, time.AddHours(time.Hour == 12 ? 0 : 12));
        return open && evening > now
            ? new Reading.Unclear(new MomentValue(evening.ToDateTimeOffset()))
            : Judge(type, said, At(Now.Date.PlusDays(1), time));
    }

    private TimeMention Scan(bool date, bool time) => new TimeScanner(tokens, lexicon, date, time).Scan();

    private static Reading? Obstacle(TimeMention said) =>
        said.IsEmpty && said.Month is null ? new Reading.NotUnderstood()
        : said.Impossible ? new Reading.Implausible(null, ImplausibleReason.NotADate)
        : said.Several ? new Reading.Unclear(null)
        : null;

    private static Reading Sure(TimeMention said, SlotValue value) =>
        said.OtherWords > MaxOtherWords ? new Reading.Unclear(value) : new Reading.Understood(value);

    private Reading Judge(MomentType type, TimeMention said, Instant at)
    {
        var value = new MomentValue(at.ToDateTimeOffset());
        return !type.Past && value.At < context.Now.AddMinutes(-1) ? new Reading.Implausible(value, ImplausibleReason.InThePast)
            : !type.Future && value.At > context.Now.AddMinutes(1) ? new Reading.Implausible(value, ImplausibleReason.InTheFuture)
            : Sure(said, value);
    }

    private Reading.Unclear Unclear(MomentType type, TimeMention said, LocalDate date, TimeOnly time) =>
        Judge(type, said, At(date, time)) is Reading.Understood { Value: var value } ? new Reading.Unclear(value) : new Reading.Unclear(null);

    /// <summary>A local time that the clocks skip moves on by the gap; one that they repeat is the first.</summary>
    private Instant At(LocalDate date, TimeOnly time) => date.At(new LocalTime(time.Hour, time.Minute)).InZoneLeniently(_zone).ToInstant();

    private static TimeOnly Usual(DayPart part) => part switch
    {
        DayPart.Noon => new(12, 0),
        DayPart.Afternoon or DayPart.Pm => new(15, 0),
        DayPart.Evening => new(19, 0),
        DayPart.Night => new(22, 0),
        _ => new(9, 0),
    };

    /// <summary>Null: no such day.</summary>
    private LocalDate? Resolve(TimeMention said, bool past, bool future)
    {
        var today = Now.Date;
        if (said.RelativeDays is { } days)
        {
            return today.PlusDays(days);
        }

        if (said.OffsetDays is { } offset)
        {
            return today.PlusDays(offset);
        }

        if (said.OffsetMonths is { } months)
        {
            return today.PlusMonths(Math.Clamp(months, -1200, 1200));
        }

        return said.Day is not null ? Calendar(said, today, past, future) : Weekday(said, today, past, future);
    }

    private LocalDate? Calendar(TimeMention said, LocalDate today, bool past, bool future)
    {
        var (day, month) = (said.Day!.Value, said.Month ?? today.Month);
        if (said.MaySwap && month > 12 && day <= 12 && lexicon.Language == People.Language.En)
        {
            (day, month) = (month, day);
        }

        var year = said.Year ?? today.Year;
        if (said is { ShortYear: true, Year: not null })
        {
            // Nobody plans ten years ahead with two digits; birthdays are in the past.
            year += 2000;
            year -= year > today.Year + 10 || (!future && year > today.Year) ? 100 : 0;
        }

        if (Make(year, month, day) is not { } date)
        {
            // 29 February without a year: the next that exists.
            return said.Year is null && (month, day) == (2, 29) ? Enumerable.Range(year, 8).Select(y => Make(y, 2, 29)).First(d => d is not null) : null;
        }

        if (said.Year is null && past != future)
        {
            var step = said.Month is null ? Period.FromMonths(future ? 1 : -1) : Period.FromYears(future ? 1 : -1);
            date = (future && date < today) || (past && date > today) ? date + step : date;
        }

        return date;
    }

    private static LocalDate? Make(int year, int month, int day) =>
        year is >= 1850 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static LocalDate? Weekday(TimeMention said, LocalDate today, bool past, bool future)
    {
        if (said.Weekday is not { } weekday)
        {
            return null;
        }

        var day = (IsoDayOfWeek)weekday;
        if (said.Last || (past && !future))
        {
            return today.Previous(day);
        }

        // "Next Friday" said on a Wednesday is the one of next week.
        var monday = today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return said.Next ? monday.PlusDays(6 + weekday) : today.Next(day);
    }
}

file static class Dates
{
    public static DateOnly ToDateOnly(this LocalDate date) => new(date.Year, date.Month, date.Day);
}
