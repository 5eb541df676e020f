using Companion.Diary.Trends;
using Companion.People;
using Companion.Storage;

namespace Companion.News;

/// <summary>Reads another person's week for somebody who was allowed to hear it.</summary>
internal sealed class NewsReader(TenantTransaction transaction, ITenantCipher cipher)
{
    public async Task<NewsData> ReadAsync(NewsRequest request, bool medicines, CancellationToken cancellationToken)
    {
        var language = Languages.FromTag(request.Language) ?? Language.En;
        var (frame, zone, name) = await new OtherPersonsFrame(transaction, cipher).OfAsync(
            request.Person, TrendPeriod.Week, request.Until, language, cancellationToken);
        var reader = new TrendReader(transaction);
        var week = await reader.ReadAsync(request.Person, frame, zone, cancellationToken);
        var before = await reader.ReadAsync(request.Person, frame with { Until = request.Until.AddDays(-7) }, zone, cancellationToken);
        var (answered, missed) = await CheckInsAsync(request.Person, week.From, week.Until, cancellationToken);
        return new NewsData
        {
            Name = name,
            Language = language,
            Week = medicines ? week : week with { Medicines = default },
            Before = before,
            Answered = answered,
            Missed = missed,
            Medicines = medicines ? week.Medicines : null,
        };
    }

    private async Task<(int Answered, int Missed)> CheckInsAsync(Guid personId, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command("""
            select count(*) filter (where outcome = 'answered'), count(*) filter (where outcome = 'missed')
            from companion.check_ins where tenant_id = $1 and person_id = $2 and day between $3 and $4
            """);
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return ((int)rows.GetInt64(0), (int)rows.GetInt64(1));
    }
}
