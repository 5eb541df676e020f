using System.Text;
using Companion.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Companion.People;

/// <summary>
/// Changes of relations. Only the older person confirms, allows and orders; either side ends it. Each tells whether it hit anything: a
/// foreign, ended or unknown relation is not hit. They run in the caller's transaction, which has its tenant set.
/// </summary>
public static class RelationChanges
{
    /// <summary>Asks for a relation; it gives nothing before <see cref="ConfirmAsync"/>.</summary>
    /// <returns>The relation's id, new or of the one that stands or waits already; null: the two are one person.</returns>
    public static async Task<Guid?> ProposeAsync(
        NpgsqlConnection connection, Guid personId, Guid otherId, RelationKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (personId == otherId)
        {
            return null;
        }

        var permissions = Permissions.DefaultOf(kind);
        var command = Command(
            connection,
            """
            with made as (
              insert into companion.relations (tenant_id, id, person_id, other_id, kind, rank, sees, told, state, created_at)
              select companion.tenant(), $1, $2, $3, $4,
                     1 + coalesce((select max(rank) from companion.relations where tenant_id = companion.tenant() and person_id = $2 and state <> 'revoked'), 0),
                     $5, $6, 'proposed', $7
              on conflict (tenant_id, person_id, other_id) where state <> 'revoked' do nothing
              returning id)
            select id from made
            union all
            select id from companion.relations where tenant_id = companion.tenant() and person_id = $2 and other_id = $3 and state <> 'revoked'
            limit 1
            """,
            new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(now) },
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = otherId },
            new NpgsqlParameter<string> { TypedValue = kind.ToString().ToLowerInvariant() },
            new NpgsqlParameter<string[]> { TypedValue = Permissions.Sees(permissions) },
            new NpgsqlParameter<string[]> { TypedValue = Permissions.Told(permissions) },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using (command.ConfigureAwait(false))
        {
            return (Guid?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The older person says yes, in words that are kept.</summary>
    /// <param name="connection">In the caller's transaction.</param>
    /// <param name="cipher">Of its tenant.</param>
    /// <param name="personId">The older person.</param>
    /// <param name="relationId">Which.</param>
    /// <param name="words">What they said.</param>
    /// <param name="label">What they call the other; null: they did not say.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task<bool> ConfirmAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, Guid relationId, string words, string? label, DateTimeOffset now, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            """
            update companion.relations set state = 'active', confirmed_at = $3, words_box = $4, label_box = $5
            where tenant_id = companion.tenant() and id = $2 and person_id = $1 and state = 'proposed'
            """,
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            Box(cipher, words, RelationReader.WordsPurpose),
            Box(cipher, label, RelationReader.LabelPurpose));

    /// <summary>The older person says what the other may see and be told, from now on: exactly this.</summary>
    public static Task<bool> PermitAsync(
        NpgsqlConnection connection, Guid personId, Guid relationId, IReadOnlyCollection<Permission> permissions, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            """
            update companion.relations set sees = $3, told = $4
            where tenant_id = companion.tenant() and id = $2 and person_id = $1 and state = 'active'
            """,
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter<string[]> { TypedValue = Permissions.Sees(permissions) },
            new NpgsqlParameter<string[]> { TypedValue = Permissions.Told(permissions) });

    /// <summary>Puts one at a place of the ladder (1 first); the others keep their order.</summary>
    public static Task<bool> RankAsync(NpgsqlConnection connection, Guid personId, Guid relationId, int rank, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            """
            update companion.relations r set rank = o.place
            from (select id, row_number() over (
                    order by case when id = $2 then $3 - 0.5 else place end) as place
                  from (select id, row_number() over (order by id = $2, rank, created_at) as place
                        from companion.relations where tenant_id = companion.tenant() and person_id = $1 and state <> 'revoked') standing) o
            where r.tenant_id = companion.tenant() and r.id = o.id and r.person_id = $1
              and exists (select from companion.relations m where m.tenant_id = companion.tenant() and m.id = $2 and m.person_id = $1 and m.state <> 'revoked')
            """,
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter<int> { TypedValue = rank });

    /// <summary>How long an alarm waits for this one; 15 s–1 h.</summary>
    public static Task<bool> WaitAsync(NpgsqlConnection connection, Guid personId, Guid relationId, TimeSpan wait, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            "update companion.relations set wait_s = $3 where tenant_id = companion.tenant() and id = $2 and person_id = $1 and state = 'active'",
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter<int> { TypedValue = Math.Clamp((int)wait.TotalSeconds, 15, 3600) });

    /// <summary>By which ways an alarm calls this one: of "chat", "push", "email", "sms"; null: all.</summary>
    public static Task<bool> WaysAsync(NpgsqlConnection connection, Guid personId, Guid relationId, string[]? ways, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            "update companion.relations set ways = $3 where tenant_id = companion.tenant() and id = $2 and person_id = $1 and state = 'active'",
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = personId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter { Value = ways ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });

    /// <summary>Ends it, by either side; what stood is kept as history.</summary>
    public static Task<bool> RevokeAsync(NpgsqlConnection connection, Guid actorId, Guid relationId, DateTimeOffset now, CancellationToken cancellationToken) =>
        HitAsync(
            connection,
            """
            update companion.relations set state = 'revoked', revoked_at = $3
            where tenant_id = companion.tenant() and id = $2 and $1 in (person_id, other_id) and state <> 'revoked'
            """,
            cancellationToken,
            new NpgsqlParameter<Guid> { TypedValue = actorId },
            new NpgsqlParameter<Guid> { TypedValue = relationId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

    private static NpgsqlParameter Box(ITenantCipher cipher, string? text, string purpose) => new()
    {
        Value = string.IsNullOrWhiteSpace(text) ? DBNull.Value : cipher.Seal(Encoding.UTF8.GetBytes(text), purpose),
        NpgsqlDbType = NpgsqlDbType.Bytea,
    };

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<bool> HitAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var command = Command(connection, sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
        }
    }
}
