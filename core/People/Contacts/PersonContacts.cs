using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>Ways to reach a person beside their chats; stored by name, in small letters.</summary>
public enum ContactWay
{
    Email,
    Phone,
}

/// <param name="Value">An address, or a phone number as "+" and digits (E.164).</param>
/// <param name="Verified">Whether the person has shown that it is theirs.</param>
public sealed record PersonContact(Guid PersonId, ContactWay Way, string Value, bool Verified);

/// <summary>
/// E-mail addresses and phone numbers: sealed, and found by a keyed hash of the normalised value. In the caller's transaction, which has
/// its tenant set.
/// </summary>
public static class PersonContacts
{
    private const string ValuePurpose = "person_contacts.value";

    /// <summary>Sets a person's way; one of a kind each.</summary>
    /// <returns>False: it is no address or number that can be used.</returns>
    public static async Task<bool> SetAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, ContactWay way, string value, bool verified, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        if (Normalise(way, value) is not { } normal)
        {
            return false;
        }

        var command = new NpgsqlCommand(
            """
            insert into companion.person_contacts (tenant_id, person_id, way, value_box, found_by, set_at, verified_at)
            values (companion.tenant(), $1, $2, $3, $4, $5, case when $6 then $5 end)
            on conflict (tenant_id, person_id, way) do update
              set value_box = excluded.value_box, found_by = excluded.found_by, set_at = excluded.set_at, verified_at = excluded.verified_at
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<string> { TypedValue = Stored(way) },
                new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(Encoding.UTF8.GetBytes(normal), ValuePurpose) },
                new NpgsqlParameter<byte[]> { TypedValue = Index(cipher, way, normal) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<bool> { TypedValue = verified },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    public static Task<IReadOnlyList<PersonContact>> OfAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, CancellationToken cancellationToken) =>
        ReadAsync(connection, cipher, "person_id = $1", new NpgsqlParameter<Guid> { TypedValue = personId }, cancellationToken);

    /// <summary>Who has this address or number; several persons may share a phone.</summary>
    public static async Task<IReadOnlyList<PersonContact>> FindAsync(
        NpgsqlConnection connection, ITenantCipher cipher, ContactWay way, string value, CancellationToken cancellationToken) =>
        Normalise(way, value) is { } normal
            ? await ReadAsync(
                connection, cipher, $"way = '{Stored(way)}' and found_by = $1", new NpgsqlParameter<byte[]> { TypedValue = Index(cipher, way, normal) }, cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>The one way that a value is written and found; null: it is none.</summary>
    internal static string? Normalise(ContactWay way, string value)
    {
        var text = value.Trim();
        if (way == ContactWay.Email)
        {
            // What a mail server takes is its own affair; this keeps out what is no address at all (RFC 5321, 4.5.3.1: at most 254 characters).
            var at = text.IndexOf('@', StringComparison.Ordinal);
            return at > 0 && text.Length <= 254 && text.IndexOf('.', at) > at + 1 && text[^1] != '.' && text.LastIndexOf('@') == at && !text.Any(char.IsWhiteSpace) && !text.Any(char.IsControl)
                ? text.ToLowerInvariant() : null;
        }

        // ITU-T E.164: at most 15 digits behind the plus; shorter than 7 none can be called from abroad.
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length is >= 7 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')' or '.' or '\u00a0') ? "+" + digits : null;
    }

    private static async Task<IReadOnlyList<PersonContact>> ReadAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string condition, NpgsqlParameter value, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            $"select person_id, way, value_box, verified_at is not null from companion.person_contacts where tenant_id = companion.tenant() and {condition} order by way, person_id",
            connection)
        {
            Parameters = { value },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<PersonContact>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(new(
                        reader.GetGuid(0),
                        Enum.Parse<ContactWay>(reader.GetString(1), ignoreCase: true),
                        Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(2), ValuePurpose)),
                        reader.GetBoolean(3)));
                }

                return found;
            }
        }
    }

    private static string Stored(ContactWay way) => way == ContactWay.Email ? "email" : "phone";

    private static byte[] Index(ITenantCipher cipher, ContactWay way, string normal) => cipher.BlindIndex(normal, "person_contacts." + Stored(way));
}
