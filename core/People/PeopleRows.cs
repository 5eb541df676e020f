using System.Text;
using Companion.Conversations;
using Npgsql;

namespace Companion.People;

internal sealed record PersonRow(
    Guid TenantId, Guid Id, DateTimeOffset At, string Language, string TimeZone, string Country, byte[]? NameBox, byte[]? NameIndex, DateTimeOffset? OnboardedAt,
    TimeOnly? CheckInAt, TimeOnly QuietFrom, TimeOnly QuietTo)
{
    public const string NamePurpose = "people.name";

    public static PersonRow Of(Profile profile, TurnScope scope) => new(
        scope.TenantId,
        profile.PersonId,
        scope.Now,
        profile.Language.Code(),
        profile.TimeZone,
        profile.Country,
        profile.Name.Length == 0 ? null : scope.Cipher.Seal(Encoding.UTF8.GetBytes(profile.Name), NamePurpose),
        PersonName.Index(scope.Cipher, profile.Name),
        profile.Onboarded ? scope.Now : null,
        profile.CheckInAt,
        profile.QuietFrom,
        profile.QuietTo);
}

/// <summary>Keeps the row of a person in step with the profile inside the conversation.</summary>
internal sealed class PeopleRows : RowList<PersonRow>
{
    public override NpgsqlBatchCommand ToCommand()
    {
        var rows = LastOfEach(r => (r.TenantId, r.Id));
        return new NpgsqlBatchCommand("""
            insert into companion.people as p
              (tenant_id, id, created_at, language, time_zone, country, name_box, name_index, onboarded_at, check_in_at, quiet_from, quiet_to)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (tenant_id, id) do update set
              language = excluded.language, time_zone = excluded.time_zone, country = excluded.country, name_box = excluded.name_box,
              name_index = excluded.name_index,
              onboarded_at = coalesce(p.onboarded_at, excluded.onboarded_at), check_in_at = excluded.check_in_at,
              quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to
            """)
        {
            Parameters =
            {
                Column(rows, r => r.TenantId),
                Column(rows, r => r.Id),
                Column(rows, r => r.At),
                Column(rows, r => r.Language),
                Column(rows, r => r.TimeZone),
                Column(rows, r => r.Country),
                Column(rows, r => r.NameBox),
                Column(rows, r => r.NameIndex),
                Column(rows, r => r.OnboardedAt),
                Column(rows, r => r.CheckInAt),
                Column(rows, r => r.QuietFrom),
                Column(rows, r => r.QuietTo),
            },
        };
    }
}
