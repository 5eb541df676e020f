using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;

namespace Companion.News;

/// <summary>
/// Writes a person's week for a reader and draws it where they may see trends. What was withdrawn since it was ordered is not told: then it
/// fails, and nobody hears anything.
/// </summary>
internal sealed class NewsWork(CompanionDatabase database, IFileStore files, ISvgRasterizer rasterizer) : IWorkExecutor
{
    public const string WorkKind = "news";

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(item.PayloadJson, NewsJson.Default.NewsRequest)
            ?? throw new InvalidOperationException("News were ordered without a request.");
        if (request.Reader != item.PersonId)
        {
            throw new InvalidOperationException("News were ordered for somebody else.");
        }

        var cipher = await database.Ciphers.ForAsync(item.TenantId, cancellationToken);
        NewsData data;
        bool picture;
        await using (var transaction = await database.BeginAsync(item.TenantId, cancellationToken))
        {
            Task<bool> MayAsync(Permission permission) =>
                Relations.MayAsync(transaction.Connection, request.Reader, request.Person, permission, cancellationToken);
            if (!await MayAsync(Permission.HearWeekly))
            {
                return WorkResult.Failed();
            }

            picture = await MayAsync(Permission.SeeTrends);
            var medicines = await MayAsync(Permission.SeeMedicines) || await MayAsync(Permission.HearMedicines);
            data = await new NewsReader(transaction, cipher).ReadAsync(request, medicines, cancellationToken);
        }

        Guid? file = null;
        if (picture && !data.Week.IsEmpty)
        {
            var png = await rasterizer.ToPngAsync(TrendChart.Draw(data.Week), cancellationToken);
            file = await files.SaveAsync(item.TenantId, request.Person, FileKind.Photo, "image/png", png, cancellationToken);
        }

        return WorkResult.Done(JsonSerializer.Serialize(new NewsResult(file, NewsText.Of(data)), NewsJson.Default.NewsResult));
    }
}
