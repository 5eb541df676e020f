using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Companion.Diary.Rules;
using Companion.People;

namespace Companion.Diary.Trends;

/// <summary>What a picture is asked for with; kept encrypted until it is drawn.</summary>
internal sealed record ChartRequest(string Period, string Language, string TimeZone, string Until, bool Millimoles, Dictionary<string, string> Limits)
{
    /// <summary>Whose readings, when they are not those of whoever asked; null: their own.</summary>
    public Guid? PersonId { get; init; }

    public static ChartRequest Of(Profile profile, TrendPeriod period, DateTimeOffset now) => new(
        period.ToString(),
        profile.Language.Code(),
        profile.TimeZone,
        LocalClock.Today(profile, now).ToString("O", CultureInfo.InvariantCulture),
        InMillimoles(profile),
        profile.Facts.Where(f => f.Key.StartsWith("limit.", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value));

    /// <summary>The picture without its readings.</summary>
    public TrendData Frame()
    {
        var language = Languages.FromTag(Language) ?? People.Language.En;
        var limits = new Profile { PersonId = Guid.Empty, Language = language, Facts = Limits.ToImmutableSortedDictionary() };
        return new TrendData
        {
            Period = Enum.Parse<TrendPeriod>(Period),
            Until = DateOnly.Parse(Until, CultureInfo.InvariantCulture),
            Language = language,
            GlucoseInMillimoles = Millimoles,
            Limits = PersonalLimits.Of(limits),
        };
    }

    private static bool InMillimoles(Profile profile) => profile.Facts.GetValueOrDefault("glucose-unit") switch
    {
        "mmol/L" => true,
        "mg/dL" => false,
        _ => Glucose.ShownInMillimoles(profile.Country) ?? profile.Language is not (People.Language.En or People.Language.Pt),
    };
}

/// <summary>What comes back to the conversation.</summary>
internal sealed record ChartResult(Guid File, string Summary);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartRequest))]
[JsonSerializable(typeof(ChartResult))]
internal sealed partial class ChartJson : JsonSerializerContext;
