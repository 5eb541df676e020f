using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.Storage;

namespace Companion.Reports;

/// <summary>Writes the report of a person's own diary and stores it as PDF.</summary>
internal sealed class ReportWork(CompanionDatabase database, IFileStore files, ISvgRasterizer rasterizer) : IWorkExecutor
{
    public const string WorkKind = "report";

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, ReportJson.Default.ReportRequest)
            ?? throw new InvalidOperationException("A report was ordered without a request.");
        var cipher = await database.Ciphers.ForAsync(item.TenantId, cancellationToken);
        ReportData data;
        await using (var transaction = await database.BeginAsync(item.TenantId, cancellationToken))
        {
            data = await new ReportReader(transaction, cipher).ReadAsync(item.PersonId, request, cancellationToken);
        }

        var pdf = await rasterizer.ToPdfAsync(VisitReport.Write(data), cancellationToken);
        var file = await files.SaveAsync(item.TenantId, item.PersonId, FileKind.Document, "application/pdf", pdf, cancellationToken);
        var summary = TrendDates.Range(data.From, data.Readings.Until, data.Readings.Language);
        return WorkResult.Done(JsonSerializer.Serialize(new ReportResult(file, summary), ReportJson.Default.ReportResult));
    }
}
