using System.Globalization;
using System.Security.Cryptography;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>
/// How two people find each other: one makes a link with a code, the other uses it, and the older person confirms. A used one gives nothing
/// by itself. In the caller's transaction, which has its tenant set.
/// </summary>
public static class Pairings
{
    /// <summary>Before the token in a link's payload.</summary>
    public const string Prefix = "fam_";

    /// <summary>How long a link and its code work.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int Digits = 8;

    /// <summary>Wrong codes in an hour: somebody's own slips, and the sum of all, against whoever takes many names to guess with.</summary>
    private const int MissesEach = 5;
    private const int MissesOfAll = 200;

    /// <summary>Makes a link; the maker's earlier ones of that side end.</summary>
    public static async Task<PairingCode> MakeAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid makerId, PairingSide side, RelationKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        await EndEarlierAsync(connection, makerId, side, now, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var token = OpenToken.Compact(new Guid(RandomNumberGenerator.GetBytes(16)));
            var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            var command = new NpgsqlCommand(
                """
                insert into companion.pairing_codes (tenant_id, id, maker_id, side, kind, token_hash, code_hash, created_at, expires_at)
                values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
                """,
                connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(now) },
                    new NpgsqlParameter<Guid> { TypedValue = makerId },
                    new NpgsqlParameter<string> { TypedValue = Stored(side) },
                    new NpgsqlParameter<string> { TypedValue = kind == RelationKind.Doctor ? "doctor" : "relative" },
                    new NpgsqlParameter<byte[]> { TypedValue = HashToken(cipher, token) },
                    new NpgsqlParameter<byte[]> { TypedValue = HashCode(cipher, code) },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = now + Lifetime },
                },
            };
            await using (command.ConfigureAwait(false))
            {
                // Taken by somebody else's code that still works: another one.
                if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1)
                {
                    return new PairingCode(Prefix + token, code, now + Lifetime);
                }
            }
        }
    }

    /// <summary>Which side made a link that still works; null: it does not. Uses nothing up.</summary>
    public static async Task<PairingSide?> LookAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string payload, DateTimeOffset now, CancellationToken cancellationToken) =>
        await FindAsync(connection, cipher, payload, now, cancellationToken).ConfigureAwait(false) is { } found ? found.Side : null;

    /// <summary>Uses a link's payload, or a code however it was typed.</summary>
    public static async Task<PairingUse> UseAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid userId, string typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TooManyAsync(connection, userId, now, cancellationToken).ConfigureAwait(false))
        {
            return new PairingUse.TooMany();
        }

        if (await FindAsync(connection, cipher, typed, now, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            await MissedAsync(connection, userId, now, cancellationToken).ConfigureAwait(false);
            return new PairingUse.Unknown();
        }

        if (found.MakerId == userId)
        {
            return new PairingUse.Own();
        }

        var (elder, carer) = found.Side == PairingSide.Elder ? (found.MakerId, userId) : (userId, found.MakerId);
        var id = await RelationChanges.ProposeAsync(connection, elder, carer, found.Kind, now, cancellationToken).ConfigureAwait(false);
        var relation = id is { } proposed ? await Relations.FindAsync(connection, cipher, proposed, userId, cancellationToken).ConfigureAwait(false) : null;
        if (relation is null || !await TakeAsync(connection, found.Id, userId, now, cancellationToken).ConfigureAwait(false))
        {
            return new PairingUse.Unknown();
        }

        return relation.State == RelationState.Active ? new PairingUse.Already(relation)
            : found.Side == PairingSide.Elder ? new PairingUse.Waiting(relation)
            : new PairingUse.ToConfirm(relation);
    }

    private sealed record Found(Guid Id, Guid MakerId, PairingSide Side, RelationKind Kind);

    private static async Task<Found?> FindAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (column, hash) = Hash(cipher, typed.Trim());
        if (hash is null)
        {
            return null;
        }

        var command = new NpgsqlCommand(
            $"""
            select id, maker_id, side, kind from companion.pairing_codes
            where tenant_id = companion.tenant() and {column} = $1 and used_at is null and expires_at > $2
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter<byte[]> { TypedValue = hash }, new NpgsqlParameter<DateTimeOffset> { TypedValue = now } },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? new Found(
                        reader.GetGuid(0),
                        reader.GetGuid(1),
                        reader.GetString(2) == "elder" ? PairingSide.Elder : PairingSide.Carer,
                        reader.GetString(3) == "doctor" ? RelationKind.Doctor : RelationKind.Relative)
                    : null;
            }
        }
    }

    private static (string Column, byte[]? Hash) Hash(ITenantCipher cipher, string typed)
    {
        if (typed.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ("token_hash", HashToken(cipher, typed[Prefix.Length..]));
        }

        // "1234 5678", "1234-5678", digits of any script as phones type them.
        var digits = string.Concat(typed.Where(char.IsDigit).Select(c => (int)char.GetNumericValue(c)));
        return digits.Length == Digits && typed.Length < 40 ? ("code_hash", HashCode(cipher, digits)) : ("", null);
    }

    private static Task<bool> TakeAsync(NpgsqlConnection connection, Guid id, Guid userId, DateTimeOffset now, CancellationToken cancellationToken) => HitAsync(
        connection,
        "update companion.pairing_codes set used_at = $3, used_by = $2 where tenant_id = companion.tenant() and id = $1 and used_at is null",
        cancellationToken,
        new NpgsqlParameter<Guid> { TypedValue = id },
        new NpgsqlParameter<Guid> { TypedValue = userId },
        new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

    private static Task<bool> EndEarlierAsync(NpgsqlConnection connection, Guid makerId, PairingSide side, DateTimeOffset now, CancellationToken cancellationToken) => HitAsync(
        connection,
        """
        delete from companion.pairing_codes
        where tenant_id = companion.tenant() and (expires_at <= $3 or (maker_id = $1 and side = $2)) and used_at is null
        """,
        cancellationToken,
        new NpgsqlParameter<Guid> { TypedValue = makerId },
        new NpgsqlParameter<string> { TypedValue = Stored(side) },
        new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

    private static Task<bool> MissedAsync(NpgsqlConnection connection, Guid personId, DateTimeOffset now, CancellationToken cancellationToken) => HitAsync(
        connection,
        """
        with forgotten as (delete from companion.pairing_misses where tenant_id = companion.tenant() and at < $3 - interval '1 day')
        insert into companion.pairing_misses (tenant_id, id, person_id, at) values (companion.tenant(), $1, $2, $3)
        """,
        cancellationToken,
        new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(now) },
        new NpgsqlParameter<Guid> { TypedValue = personId },
        new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

    private static async Task<bool> TooManyAsync(NpgsqlConnection connection, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select count(*) >= $3 or count(*) filter (where person_id = $1) >= $4 from companion.pairing_misses
            where tenant_id = companion.tenant() and at > $2
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now - TimeSpan.FromHours(1) },
                new NpgsqlParameter<int> { TypedValue = MissesOfAll },
                new NpgsqlParameter<int> { TypedValue = MissesEach },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // counts are never null
        }
    }

    private static async Task<bool> HitAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddRange(parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
        }
    }

    private static string Stored(PairingSide side) => side == PairingSide.Elder ? "elder" : "carer";

    private static byte[] HashToken(ITenantCipher cipher, string token) => cipher.BlindIndex(token, "pairing.token");

    private static byte[] HashCode(ITenantCipher cipher, string code) => cipher.BlindIndex(code, "pairing.code");
}
