using System.Collections.Immutable;
using System.Globalization;
using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;

namespace Companion.Core.Tests.Understanding;

/// <summary>The slots and the moment that the understanding is tested with, and readings as short text.</summary>
internal static class Readings
{
    /// <summary>Wednesday, 18 November 2026, 10:00 in Kyiv.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    public static readonly IReadOnlyDictionary<string, SlotType> Types = new Dictionary<string, SlotType>
    {
        ["hours"] = new NumberType(0, 24, MeasureUnit.Hours, 2),
        ["minutes"] = new NumberType(0, 600, MeasureUnit.Minutes),
        ["weight"] = new NumberType(30, 250, MeasureUnit.Kilograms, 1),
        ["pulse"] = new NumberType(25, 250, MeasureUnit.BeatsPerMinute),
        ["temp"] = new NumberType(34, 43, MeasureUnit.Celsius, 1),
        ["sugar"] = new NumberType(20, 600, MeasureUnit.MilligramsPerDecilitre),
        ["oxygen"] = new NumberType(50, 100, MeasureUnit.Percent),
        ["steps"] = new NumberType(0, 100_000),
        ["yesno"] = new YesNoType(),
        ["bp"] = new BloodPressureType(),
        ["date"] = new DateType(),
        ["past"] = new DateType(Future: false),
        ["future"] = new DateType(Past: false),
        ["time"] = new TimeType(),
        ["moment"] = new MomentType(Past: false),
        ["choice"] = new ChoiceType([]),
        ["scale"] = new ScaleType(1, 5),
        ["text"] = new TextType(100),
        ["file"] = new FileType(ImmutableArray<FileKind>.Empty),
        ["location"] = new LocationType(),
        ["contact"] = new ContactType(),
    };

    public static ReadContext Context(Language language, IReadOnlyList<ChoiceWords>? choices = null) => new(language, Now, "Europe/Kyiv", choices ?? []);

    /// <summary>"7.5", "yes", "120/80/72", "2026-11-19 09:00"; "?7" a proposal, "?" unclear, "!TooHigh" implausible, "-" nothing.</summary>
    public static string Short(Reading reading) => reading switch
    {
        Reading.Understood understood => Short(understood.Value),
        Reading.Implausible implausible => "!" + implausible.Reason,
        Reading.Unclear { Proposal: { } proposal } => "?" + Short(proposal),
        Reading.Unclear => "?",
        _ => "-",
    };

    private static string Short(SlotValue value) => value switch
    {
        NumberValue number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
        YesNoValue yesNo => yesNo.Yes ? "yes" : "no",
        BloodPressureValue pressure => $"{pressure.Systolic}/{pressure.Diastolic}" + (pressure.Pulse is { } pulse ? $"/{pulse}" : ""),
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeValue time => time.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        MomentValue moment => TimeZoneInfo.ConvertTime(moment.At, Kyiv).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ChoiceValue choice => choice.Id,
        TextValue text => text.Text,
        _ => value.ToString(),
    };
}
