using System.Text;
using System.Text.Json;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;

namespace Companion.Diary.Trends;

/// <summary>Draws the picture of somebody's readings and stores it among that person's files as PNG, with its drawing beside it.</summary>
internal sealed class ChartWork(CompanionDatabase database, IFileStore files, ISvgRasterizer rasterizer) : IWorkExecutor
{
    public const string WorkKind = "chart";

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, ChartJson.Default.ChartRequest)
            ?? throw new InvalidOperationException("A chart was ordered without a request.");
        var (frame, zone) = (request.Frame(), request.TimeZone);
        var cipher = await database.Ciphers.ForAsync(item.TenantId, cancellationToken);
        var person = request.PersonId ?? item.PersonId;
        TrendData data;
        await using (var transaction = await database.BeginAsync(item.TenantId, cancellationToken))
        {
            // Perhaps no longer allowed since it was asked for.
            if (!await Relations.MayAsync(transaction.Connection, item.PersonId, person, Permission.SeeTrends, cancellationToken))
            {
                return WorkResult.Failed();
            }

            if (person != item.PersonId)
            {
                (frame, zone, _) = await new OtherPersonsFrame(transaction, cipher).OfAsync(
                    person, frame.Period, frame.Until, frame.Language, cancellationToken);
            }

            data = await new TrendReader(transaction).ReadAsync(person, frame, zone, cancellationToken);
            if (!await Relations.MayAsync(transaction.Connection, item.PersonId, person, Permission.SeeMedicines, cancellationToken))
            {
                data = data with { Medicines = default };
            }
        }

        var svg = TrendChart.Draw(data);
        var png = await rasterizer.ToPngAsync(svg, cancellationToken);
        var file = await files.SaveDrawingAsync(item.TenantId, person, png, Encoding.UTF8.GetBytes(svg), cancellationToken);
        return WorkResult.Done(JsonSerializer.Serialize(new ChartResult(file, TrendSummary.Of(data)), ChartJson.Default.ChartResult));
    }
}
