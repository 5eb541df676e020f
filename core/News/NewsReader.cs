using System.Collections.Immutable;
using System.Text;
using Companion.Diary.Rules;
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
        var (name, zone, country) = await PersonAsync(request.Person, cancellationToken);
        name = name.Length > 0 ? name : NewsWords.Of(language).Somebody;
        var frame = new TrendData
        {
            Period = TrendPeriod.Week,
            Until = request.Until,
            Language = language,
            Title = string.Format(System.Globalization.CultureInfo.InvariantCulture, NewsWords.Of(language).Title, name),
            GlucoseInMillimoles = Glucose.ShownInMillimoles(country) ?? language is not (Language.En or Language.Pt),
            Limits = await LimitsAsync(request.Person, language, cancellationToken),
        };
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

    private async Task<(string Name, string Zone, string Country)> PersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command("select name_box, time_zone, country from companion.people where tenant_id = $1 and id = $2");
        Bind(command, personId);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? (rows.GetValue(0) is byte[] box ? Encoding.UTF8.GetString(cipher.Open(box, "people.name")) : "", rows.GetString(1), rows.GetString(2))
            : ("", "Etc/UTC", "");
    }

    /// <summary>The newest of each kind is in force.</summary>
    private async Task<PersonalLimits> LimitsAsync(Guid personId, Language language, CancellationToken cancellationToken)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>();
        await using var command = transaction.Command("""
            select distinct on (kind) kind, low, high from companion.personal_limits where tenant_id = $1 and person_id = $2 order by kind, at desc
            """);
        Bind(command, personId);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var limit = new Limit(rows.IsDBNull(1) ? null : rows.GetDecimal(1), rows.IsDBNull(2) ? null : rows.GetDecimal(2));
            if (limit.IsSet && LimitKinds.Find(rows.GetString(0)) is { } kind)
            {
                var fact = PersonalLimits.Fact(kind, limit);
                facts[fact.Key] = fact.Value;
            }
        }

        return PersonalLimits.Of(new Profile { PersonId = personId, Language = language, Facts = facts.ToImmutable() });
    }

    private async Task<(int Answered, int Missed)> CheckInsAsync(Guid personId, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command("""
            select count(*) filter (where outcome = 'answered'), count(*) filter (where outcome = 'missed')
            from companion.check_ins where tenant_id = $1 and person_id = $2 and day between $3 and $4
            """);
        Bind(command, personId);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return ((int)rows.GetInt64(0), (int)rows.GetInt64(1));
    }

    private void Bind(Npgsql.NpgsqlCommand command, Guid personId)
    {
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
    }
}
