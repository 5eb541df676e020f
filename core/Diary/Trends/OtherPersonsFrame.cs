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

    private async Task<PersonalLimits> LimitsAsync(Guid personId, Language language, CancellationToken cancellationToken)
    {
        var facts = (await StoredLimits.OfAsync(transaction.Connection, personId, cancellationToken)).Select(l => PersonalLimits.Fact(l.Key, l.Value));
        return PersonalLimits.Of(new Profile { PersonId = personId, Language = language, Facts = facts.ToImmutableSortedDictionary() });
    }

    private void Bind(Npgsql.NpgsqlCommand command, Guid personId)
    {
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
    }
}
