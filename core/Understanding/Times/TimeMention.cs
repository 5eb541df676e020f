namespace Companion.Understanding;

/// <summary>What a text says about a day or a time, before "now" decides the rest.</summary>
internal sealed class TimeMention
{
    public int? RelativeDays { get; set; }

    /// <summary>1 Monday … 7 Sunday.</summary>
    public int? Weekday { get; set; }
    public bool Next { get; set; }
    public bool Last { get; set; }
    public int? Year { get; set; }
    public int? Month { get; set; }
    public int? Day { get; set; }

    /// <summary>Both parts were digits, so an English speaker may have put the month first.</summary>
    public bool MaySwap { get; set; }
    public bool ShortYear { get; set; }
    public int? Hour { get; set; }
    public int Minute { get; set; }

    /// <summary>"21:00", "09:00": no half of the day is left open.</summary>
    public bool Exact { get; set; }
    public DayPart Part { get; set; }
    public long? OffsetMinutes { get; set; }
    public int? OffsetDays { get; set; }
    public int? OffsetMonths { get; set; }
    public bool Now { get; set; }

    /// <summary>Something was said that no clock or calendar has.</summary>
    public bool Impossible { get; set; }

    /// <summary>More than one day or time.</summary>
    public bool Several { get; set; }

    /// <summary>A bare number that was nothing else.</summary>
    public int? Bare { get; set; }
    public int OtherWords { get; set; }

    public bool HasDate => RelativeDays is not null || Weekday is not null || Day is not null || OffsetDays is not null || OffsetMonths is not null;

    public bool HasTime => Hour is not null;

    public bool IsEmpty => !HasDate && !HasTime && OffsetMinutes is null && !Now && Part == DayPart.None && Bare is null && !Impossible;

    public void SetClock(int hour, int minute, bool exact)
    {
        if (Hour is not null && (Hour != hour || Minute != minute))
        {
            Several = true;
            return;
        }

        Impossible |= hour is < 0 or > 24 || minute is < 0 or > 59 || (hour == 24 && minute > 0);
        (Hour, Minute, Exact) = (hour, minute, exact);
    }

    public void SetDay(int? year, int? month, int? day)
    {
        Several |= Day is not null;
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>The time of day with its part applied; null when it cannot be ("17 утра" stays 17).</summary>
    public TimeOnly? Clock()
    {
        if (Hour is not { } hour || Impossible)
        {
            return null;
        }

        hour = (hour, Part) switch
        {
            (24, _) => 0,
            (12, DayPart.Am or DayPart.Night or DayPart.Evening) => 0,
            ( < 12 and > 0, DayPart.Pm or DayPart.Afternoon or DayPart.Evening) => hour + 12,
            ( >= 6 and < 12, DayPart.Night) => hour + 12,
            ( >= 1 and <= 3, DayPart.Noon) => hour + 12,
            _ => hour,
        };
        return new TimeOnly(hour, Minute);
    }
}
