using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;

namespace Companion.Reports;

/// <summary>Writes the report of a person's diary, their own or as far as they allowed it to whoever asked, and stores it as PDF.</summary>
internal sealed class ReportWork(CompanionDatabase database, IFileStore files, ISvgRasterizer rasterizer) : IWorkExecutor
{
    public const string WorkKind = "report";

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, ReportJson.Default.ReportRequest)
            ?? throw new InvalidOperationException("A report was ordered without a request.");
        var cipher = await database.Ciphers.ForAsync(item.TenantId, cancellationToken);
        var person = request.PersonId ?? item.PersonId;
        ReportData data;
        await using (var transaction = await database.BeginAsync(item.TenantId, cancellationToken))
        {
            if (await ExtentAsync(transaction, cipher, item.PersonId, person, request, cancellationToken) is not { } extent)
            {
                return WorkResult.Failed();
            }

            data = await new ReportReader(transaction, cipher).ReadAsync(person, request, extent, cancellationToken);
        }

        var pdf = await rasterizer.ToPdfAsync(VisitReport.Write(data), cancellationToken);
        var file = await files.SaveAsync(item.TenantId, person, FileKind.Document, "application/pdf", pdf, cancellationToken);
        var summary = TrendDates.Range(data.From, data.Readings.Until, data.Readings.Language);
        return WorkResult.Done(JsonSerializer.Serialize(new ReportResult(file, summary), ReportJson.Default.ReportResult));
    }

    /// <summary>Null: no longer allowed since it was asked for.</summary>
    private static async Task<ReportExtent?> ExtentAsync(
        TenantTransaction transaction, ITenantCipher cipher, Guid reader, Guid person, ReportRequest request, CancellationToken cancellationToken)
    {
        var frame = request.Chart.Frame();
        if (person == reader)
        {
            return new(frame, request.Chart.TimeZone, request.Name, Medicines: true, request.Notes);
        }

        Task<bool> MayAsync(Permission permission) => Relations.MayAsync(transaction.Connection, reader, person, permission, cancellationToken);
        if (!await MayAsync(Permission.SeeTrends))
        {
            return null;
        }

        var (theirs, zone, name) = await new OtherPersonsFrame(transaction, cipher).OfAsync(person, frame.Period, frame.Until, frame.Language, cancellationToken);
        return new(theirs, zone, name, await MayAsync(Permission.SeeMedicines), request.Notes && await MayAsync(Permission.SeeDiary));
    }
}
