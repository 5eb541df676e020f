using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Rules;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;

namespace Companion.Diary.Trends;

/// <summary>Draws the picture of a person's own readings and stores it as PNG.</summary>
internal sealed class ChartWork(CompanionDatabase database, IFileStore files, ISvgRasterizer rasterizer) : IWorkExecutor
{
    public const string WorkKind = "chart";

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, ChartJson.Default.ChartRequest)
            ?? throw new InvalidOperationException("A chart was ordered without a request.");
        var frame = Frame(request);
        TrendData data;
        await using (var transaction = await database.BeginAsync(item.TenantId, cancellationToken))
        {
            data = await new TrendReader(transaction).ReadAsync(item.PersonId, frame, request.TimeZone, cancellationToken);
        }

        var png = await rasterizer.ToPngAsync(TrendChart.Draw(data), cancellationToken);
        var file = await files.SaveAsync(item.TenantId, item.PersonId, FileKind.Photo, "image/png", png, cancellationToken);
        return WorkResult.Done(JsonSerializer.Serialize(new ChartResult(file, TrendSummary.Of(data)), ChartJson.Default.ChartResult));
    }

    private static TrendData Frame(ChartRequest request)
    {
        var language = Languages.FromTag(request.Language) ?? Language.En;
        var limits = new Profile { PersonId = Guid.Empty, Language = language, Facts = request.Limits.ToImmutableSortedDictionary() };
        return new TrendData
        {
            Period = Enum.Parse<TrendPeriod>(request.Period),
            Until = DateOnly.Parse(request.Until, CultureInfo.InvariantCulture),
            Language = language,
            GlucoseInMillimoles = request.Millimoles,
            Limits = PersonalLimits.Of(limits),
        };
    }
}
