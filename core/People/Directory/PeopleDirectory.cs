using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>
/// People as staff find them. In the caller's transaction, which has its tenant set. Who may look, what is masked, and the line in the
/// audit are the caller's affair.
/// </summary>
public static class PeopleDirectory
{
    private const string Columns =
        """
        select p.id, p.name_box, p.language, p.country, p.created_at, p.onboarded_at,
               (select max(c.updated_at) from companion.conversations c where c.tenant_id = p.tenant_id and c.person_id = p.id),
               exists (select from companion.chats h where h.tenant_id = p.tenant_id and h.person_id = p.id and h.reachable),
               exists (select from companion.alarms a where a.tenant_id = p.tenant_id and a.person_id = p.id and a.ended_at is null),
               p.time_zone, p.check_in_at, p.quiet_from, p.quiet_to
        from companion.people p where p.tenant_id = companion.tenant()
        """;

    /// <summary>By id, which is the order in which they came.</summary>
    public static async Task<IReadOnlyList<PersonCard>> ListAsync(
        NpgsqlConnection connection, ITenantCipher cipher, PeopleFilter filter, int atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var sql = new StringBuilder(Columns);
        var values = new List<NpgsqlParameter>();
        void Where(string condition, object? value)
        {
            if (value is not null)
            {
                values.Add(new() { Value = value });
                sql.Append(System.Globalization.CultureInfo.InvariantCulture, $" and {condition} ${values.Count}");
            }
        }

        Where("p.language =", filter.Language?.Code());
        Where("p.country =", filter.Country?.ToUpperInvariant());
        Where("p.id >", filter.After);
        sql.Append(System.Globalization.CultureInfo.InvariantCulture, $" order by p.id limit {atMost}");
        return [.. (await ReadAsync(connection, cipher, sql.ToString(), values, cancellationToken).ConfigureAwait(false)).Select(row => row.Card)];
    }

    /// <summary>Everybody with exactly this name, but for case and blanks; at most 50.</summary>
    public static async Task<IReadOnlyList<PersonCard>> FindByNameAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (PersonName.Index(cipher, name) is not { } index)
        {
            return [];
        }

        var found = await ReadAsync(
            connection, cipher, $"{Columns} and p.name_index = $1 order by p.id limit 50", [new NpgsqlParameter<byte[]> { TypedValue = index }], cancellationToken).ConfigureAwait(false);
        return [.. found.Select(row => row.Card)];
    }

    /// <summary>Everybody who has this phone number or address; at most 50.</summary>
    public static async Task<IReadOnlyList<PersonCard>> FindByContactAsync(
        NpgsqlConnection connection, ITenantCipher cipher, ContactWay way, string value, CancellationToken cancellationToken)
    {
        var owners = await PersonContacts.FindAsync(connection, cipher, way, value, cancellationToken).ConfigureAwait(false);
        var found = await ReadAsync(
            connection, cipher, $"{Columns} and p.id = any ($1) order by p.id limit 50",
            [new NpgsqlParameter<Guid[]> { TypedValue = [.. owners.Select(owner => owner.PersonId)] }], cancellationToken).ConfigureAwait(false);
        return [.. found.Select(row => row.Card)];
    }

    /// <returns>Null: no such person in this tenant.</returns>
    public static async Task<PersonFile?> OpenAsync(NpgsqlConnection connection, ITenantCipher cipher, Guid personId, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            connection, cipher, $"{Columns} and p.id = $1", [new NpgsqlParameter<Guid> { TypedValue = personId }], cancellationToken).ConfigureAwait(false);
        if (rows is not [var row])
        {
            return null;
        }

        return row with
        {
            Contacts = await PersonContacts.OfAsync(connection, cipher, personId, cancellationToken).ConfigureAwait(false),
            Chats = await ChatsAsync(connection, personId, cancellationToken).ConfigureAwait(false),
            CaredForBy = await Relations.OfAsync(connection, cipher, personId, cancellationToken).ConfigureAwait(false),
            CaresFor = await Relations.OfOtherAsync(connection, cipher, personId, cancellationToken).ConfigureAwait(false),
            Consents = await ConsentsAsync(connection, personId, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>The names of some people; who has none, or is not of this tenant, is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        NpgsqlConnection connection, ITenantCipher cipher, IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(cipher);
        var names = new Dictionary<Guid, string>();
        var command = new NpgsqlCommand(
            "select id, name_box from companion.people where tenant_id = companion.tenant() and id = any ($1) and name_box is not null", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. people] });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names.Add(reader.GetGuid(0), Open(cipher, reader.GetFieldValue<byte[]>(1)));
                }
            }
        }

        return names;
    }

    private static async Task<List<PersonFile>> ReadAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string sql, IReadOnlyList<NpgsqlParameter> values, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            foreach (var value in values)
            {
                command.Parameters.Add(value);
            }

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<PersonFile>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    DateTimeOffset? onboarded = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5);
                    var card = new PersonCard(
                        reader.GetGuid(0),
                        reader.IsDBNull(1) ? "" : Open(cipher, reader.GetFieldValue<byte[]>(1)),
                        Languages.FromTag(reader.GetString(2)) ?? Language.En,
                        reader.GetString(3),
                        reader.GetFieldValue<DateTimeOffset>(4),
                        onboarded is not null,
                        reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                        reader.GetBoolean(7),
                        reader.GetBoolean(8));
                    found.Add(new(card, reader.GetString(9), onboarded, Time(reader, 10), Time(reader, 11), Time(reader, 12), [], [], [], [], []));
                }

                return found;
            }
        }
    }

    private static async Task<IReadOnlyList<PersonChat>> ChatsAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select a.kind, h.reachable from companion.chats h
            join companion.channel_accounts a on a.tenant_id = h.tenant_id and a.id = h.account_id
            where h.tenant_id = companion.tenant() and h.person_id = $1 order by h.created_at
            """,
            connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = personId });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var chats = new List<PersonChat>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    chats.Add(new(reader.GetString(0), reader.GetBoolean(1)));
                }

                return chats;
            }
        }
    }

    private static async Task<IReadOnlyList<PersonConsent>> ConsentsAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select kind, granted, at from companion.consents where tenant_id = companion.tenant() and person_id = $1 order by at desc limit 100", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = personId });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var consents = new List<PersonConsent>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    consents.Add(new(reader.GetString(0), reader.GetBoolean(1), reader.GetFieldValue<DateTimeOffset>(2)));
                }

                return consents;
            }
        }
    }

    private static string Open(ITenantCipher cipher, byte[] box) => Encoding.UTF8.GetString(cipher.Open(box, PersonRow.NamePurpose));

    private static TimeOnly? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<TimeOnly>(column);
}
