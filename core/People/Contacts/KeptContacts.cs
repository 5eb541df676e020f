using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>
/// Contacts without an account: a name, a phone, an e-mail address, kept by the person who wants them called. To everything else they are
/// people with a relation; only they have no chat and never look at anything. In the caller's transaction, which has its tenant set.
/// </summary>
internal static class KeptContacts
{
    /// <summary>More nobody could call in time.</summary>
    public const int Most = 10;

    /// <summary>What concerns an alarm, and nothing of the diary.</summary>
    private static readonly Permission[] s_permissions = [Permission.HearSos, Permission.HearMissed, Permission.SeeAlarms, Permission.SeePosition];

    /// <returns>The relation's id; null: there are <see cref="Most"/> already.</returns>
    public static async Task<Guid?> AddAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, string name, Language language, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var relation = Guid.CreateVersion7(now);
        var command = new NpgsqlCommand(
            """
            with kept as (
              insert into companion.people (tenant_id, id, created_at, language, time_zone, country, name_box, kept_by)
              select tenant_id, $2, $3, $4, time_zone, country, $5, id from companion.people
              where tenant_id = companion.tenant() and id = $1
                and (select count(*) from companion.people k where k.tenant_id = companion.tenant() and k.kept_by = $1) < $6
              returning id)
            insert into companion.relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at, confirmed_at)
            select companion.tenant(), $7, $1, kept.id, 'relative',
                   1 + coalesce((select max(rank) from companion.relations where tenant_id = companion.tenant() and person_id = $1 and state <> 'revoked'), 0),
                   $8, $9, 'active', $3, $3
            from kept
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(now) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<string> { TypedValue = language.Code() },
                new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(Encoding.UTF8.GetBytes(name), PersonRow.NamePurpose) },
                new NpgsqlParameter<int> { TypedValue = Most },
                new NpgsqlParameter<Guid> { TypedValue = relation },
                new NpgsqlParameter<string[]> { TypedValue = Permissions.Sees(s_permissions) },
                new NpgsqlParameter<string[]> { TypedValue = Permissions.Told(s_permissions) },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1 ? relation : null;
        }
    }

    /// <summary>Whether that person exists only as this one's contact, who may then set their ways.</summary>
    public static async Task<bool> IsKeptAsync(NpgsqlConnection connection, Guid personId, Guid otherId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select exists (select from companion.people where tenant_id = companion.tenant() and id = $2 and kept_by = $1)", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId }, new NpgsqlParameter<Guid> { TypedValue = otherId } },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // exists is never null
        }
    }

    /// <summary>Nothing of them stays. Somebody with an account is not touched.</summary>
    /// <param name="connection">In the caller's transaction.</param>
    /// <param name="personId">Who kept them.</param>
    /// <param name="otherId">Null: all of them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task ForgetAsync(NpgsqlConnection connection, Guid personId, Guid? otherId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            with gone as (
              delete from companion.people where tenant_id = companion.tenant() and kept_by = $1 and ($2 is null or id = $2) returning id),
            codes as (delete from companion.contact_codes c using gone where c.tenant_id = companion.tenant() and c.contact_id = gone.id)
            delete from companion.person_contacts c using gone where c.tenant_id = companion.tenant() and c.person_id = gone.id
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter { Value = otherId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
