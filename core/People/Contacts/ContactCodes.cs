using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>
/// Shows that a phone or an address is really theirs: six digits are sent there, and told back here. Ten minutes, five attempts, and at most
/// six codes a day that one person asks for, so that nobody's phone is flooded. In the caller's transaction, which has its tenant set.
/// </summary>
internal static class ContactCodes
{
    public const string ValuePurpose = "contact_codes.value";
    public const int MostAttempts = 5;
    public const int MostADay = 6;
    private const int Digits = 6;
    private static readonly TimeSpan s_validFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_remember = TimeSpan.FromDays(1);

    /// <param name="Code">To be sent; null: not made.</param>
    /// <param name="Value">The normalised address; null: it is none.</param>
    public readonly record struct Made(string? Code, string? Value);

    /// <summary>A new code takes the place of the earlier one.</summary>
    public static async Task<Made> MakeAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, Guid contactId, ContactWay way, string value, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (PersonContacts.Normalise(way, value) is not { } normal)
        {
            return default;
        }

        var id = Guid.CreateVersion7(now);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var command = new NpgsqlCommand(
            """
            with old as (delete from companion.contact_codes where tenant_id = companion.tenant() and person_id = $2 and made_at < $8)
            insert into companion.contact_codes (tenant_id, id, person_id, contact_id, way, value_box, code_hash, made_at, expires_at)
            select companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $9
            where (select count(*) from companion.contact_codes where tenant_id = companion.tenant() and person_id = $2 and made_at >= $8) < $10
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = id },
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<Guid> { TypedValue = contactId },
                new NpgsqlParameter<string> { TypedValue = Stored(way) },
                new NpgsqlParameter<byte[]> { TypedValue = cipher.Seal(Encoding.UTF8.GetBytes(normal), ValuePurpose) },
                new NpgsqlParameter<byte[]> { TypedValue = Hash(cipher, id, code) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now - s_remember },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now + s_validFor },
                new NpgsqlParameter<int> { TypedValue = MostADay },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            return new(await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1 ? code : null, normal);
        }
    }

    /// <summary>Ok: the address counts from now on. Every try costs one, whatever is said.</summary>
    public static async Task<CodeCheck> CheckAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, Guid contactId, ContactWay way, string said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            update companion.contact_codes set attempts = attempts + 1
            where tenant_id = companion.tenant() and id = (
                select id from companion.contact_codes
                where tenant_id = companion.tenant() and person_id = $1 and contact_id = $2 and way = $3 order by made_at desc limit 1)
              and used_at is null and expires_at > $4 and attempts < $5
            returning id, value_box, code_hash, attempts
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<Guid> { TypedValue = contactId },
                new NpgsqlParameter<string> { TypedValue = Stored(way) },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<int> { TypedValue = MostAttempts },
            },
        };
        Guid id;
        string value;
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return CodeCheck.Expired;
                }

                id = reader.GetGuid(0);
                value = Encoding.UTF8.GetString(cipher.Open(reader.GetFieldValue<byte[]>(1), ValuePurpose));
                var digits = new string([.. said.Where(char.IsAsciiDigit)]);
                if (digits.Length != Digits || !CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(2), Hash(cipher, id, digits)))
                {
                    return reader.GetInt32(3) >= MostAttempts ? CodeCheck.Expired : CodeCheck.Wrong;
                }
            }
        }

        var use = new NpgsqlCommand("update companion.contact_codes set used_at = $2 where tenant_id = companion.tenant() and id = $1", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<DateTimeOffset> { TypedValue = now } },
        };
        await using (use.ConfigureAwait(false))
        {
            await use.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await PersonContacts.SetAsync(connection, cipher, contactId, way, value, verified: true, now, cancellationToken).ConfigureAwait(false);
        return CodeCheck.Ok;
    }

    private static string Stored(ContactWay way) => way == ContactWay.Email ? "email" : "phone";

    /// <summary>Keyed: six digits alone would be guessed from a plain hash.</summary>
    private static byte[] Hash(ITenantCipher cipher, Guid id, string code) => cipher.BlindIndex($"{id:N}:{code}", "contact.code");
}

internal enum CodeCheck
{
    Ok,
    Wrong,

    /// <summary>Too old, tried too often, used, or never made: a new one is needed.</summary>
    Expired,
}
