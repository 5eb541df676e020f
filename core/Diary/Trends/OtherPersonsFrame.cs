using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Companion.Diary.Rules;
using Companion.People;
using Companion.Storage;

namespace Companion.Diary.Trends;

/// <summary>
/// The picture of another person's readings, without the readings: their name over it, their clock and their doctor's limits, in the
/// language of the one who looks. May they look: the caller has asked.
/// </summary>
internal sealed class OtherPersonsFrame(TenantTransaction transaction, ITenantCipher cipher)
{
    public async Task<(TrendData Frame, string TimeZone, string Name)> OfAsync(
        Guid personId, TrendPeriod period, DateOnly until, Language language, CancellationToken cancellationToken)
    {
        var (name, zone, country) = await PersonAsync(personId, cancellationToken);
        var words = TrendWords.Of(language);
        name = name.Length > 0 ? name : words.Somebody;
        var frame = new TrendData
        {
            Period = period,
            Until = until,
            Language = language,
            Title = string.Format(CultureInfo.InvariantCulture, words.TitlesOfAnother[(int)period], name),
            GlucoseInMillimoles = Glucose.ShownInMillimoles(country) ?? language is not (Language.En or Language.Pt),
            Limits = await LimitsAsync(personId, language, cancellationToken),
        };
        return (frame, zone, name);
    }

    private async Task<(string Name, string TimeZone, string Country)> PersonAsync(Guid personId, CancellationToken cancellationToken)
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

    private void Bind(Npgsql.NpgsqlCommand command, Guid personId)
    {
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
    }
}
