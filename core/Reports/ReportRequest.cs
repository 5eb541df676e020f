using System.Globalization;
using System.Text.Json.Serialization;
using Companion.Diary.Trends;
using Companion.People;

namespace Companion.Reports;

/// <summary>What a report for a visit is asked for with; kept encrypted until it is written.</summary>
/// <param name="Chart">The frame of the readings: language, zone, units, limits, the last day.</param>
/// <param name="Days">How many local days it goes back, the last included.</param>
/// <param name="Notes">The person's own words go along; only if they said so.</param>
internal sealed record ReportRequest(ChartRequest Chart, string Name, int Days, bool Notes)
{
    /// <summary>Whose readings, when they are not those of whoever asked; null: their own.</summary>
    public Guid? PersonId { get; init; }

    public static ReportRequest Of(Profile profile, int days, bool notes, DateTimeOffset now) =>
        new(ChartRequest.Of(profile, TrendPeriod.Month, now), profile.Name, days, notes);

    [JsonIgnore]
    public DateOnly Until => DateOnly.Parse(Chart.Until, CultureInfo.InvariantCulture);

    [JsonIgnore]
    public DateOnly From => Until.AddDays(1 - Days);
}

/// <summary>What comes back to the conversation.</summary>
internal sealed record ReportResult(Guid File, string Summary);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportResult))]
internal sealed partial class ReportJson : JsonSerializerContext;
