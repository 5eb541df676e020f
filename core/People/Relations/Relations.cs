using Companion.Storage;
using Npgsql;

namespace Companion.People;

/// <summary>
/// Who cares for whom, and what each may see and be told. Everything that reads another person's data asks <see cref="LookAsync"/>,
/// everything that tells of it <see cref="ToTellAsync"/>; nothing else decides. All methods run in the caller's transaction, which has its
/// tenant set, and fail closed: no relation, not confirmed, revoked, another tenant, not allowed, or health data without the consent to share.
/// </summary>
public static class Relations
{
    private const string SharingGranted =
        """
        coalesce((
          select s.granted from companion.consents s
          where s.tenant_id = companion.tenant() and s.person_id = $2 and s.kind = 'sharing' order by s.at desc limit 1), false)
        """;

    /// <summary>A person's relations, in the order of the ladder; those not confirmed yet among them.</summary>
    public static async Task<IReadOnlyList<Relation>> OfAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, CancellationToken cancellationToken) =>
        await RelationReader.ReadAsync(connection, cipher, "r.person_id = $1", "other_id", personId, cancellationToken).ConfigureAwait(false);

    /// <summary>The persons whom somebody cares for.</summary>
    public static async Task<IReadOnlyList<Relation>> OfOtherAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid otherId, CancellationToken cancellationToken) =>
        await RelationReader.ReadAsync(connection, cipher, "r.other_id = $1", "person_id", otherId, cancellationToken).ConfigureAwait(false);

    /// <summary>Null: there is none, it is revoked, or neither side is <paramref name="actorId"/>. Its name is the other side's.</summary>
    public static async Task<Relation?> FindAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid relationId, Guid actorId, CancellationToken cancellationToken)
    {
        var found = await RelationReader.ReadAsync(connection, cipher, "r.id = $1", "other_id", relationId, cancellationToken).ConfigureAwait(false);
        return found is not [var relation] ? null
            : relation.PersonId == actorId ? relation
            : relation.OtherId != actorId ? null
            : (await RelationReader.ReadAsync(connection, cipher, "r.id = $1", "person_id", relationId, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    /// <summary>Whom to tell something of a person now, in the order of the ladder.</summary>
    /// <param name="connection">In the caller's transaction.</param>
    /// <param name="cipher">Of its tenant.</param>
    /// <param name="personId">Of whom.</param>
    /// <param name="permission">One of the Hear… kind.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IReadOnlyList<Relation>> ToTellAsync(
        NpgsqlConnection connection, ITenantCipher cipher, Guid personId, Permission permission, CancellationToken cancellationToken)
    {
        if (!permission.IsTold())
        {
            throw new ArgumentException($"{permission} is something to look at, not to be told", nameof(permission));
        }

        var all = await OfAsync(connection, cipher, personId, cancellationToken).ConfigureAwait(false);
        var told = all.Where(r => r.State == RelationState.Active && r.Permissions.Contains(permission)).ToList();
        return told.Count > 0 && permission.NeedsSharing() && !await SharesAsync(connection, personId, cancellationToken).ConfigureAwait(false)
            ? [] : told;
    }

    /// <summary>Whether somebody may see this of a person (or is to be told it) now. One's own data always.</summary>
    public static async Task<bool> MayAsync(
        NpgsqlConnection connection, Guid viewerId, Guid personId, Permission permission, CancellationToken cancellationToken)
    {
        if (viewerId == personId)
        {
            return true;
        }

        var command = new NpgsqlCommand(
            $"""
            select exists (
              select from companion.relations r
              where r.tenant_id = companion.tenant() and r.other_id = $1 and r.person_id = $2 and r.state = 'active'
                and $3 = any ({(permission.IsTold() ? "r.told" : "r.sees")}))
              and {(permission.NeedsSharing() ? SharingGranted : "true")}
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = viewerId },
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<string> { TypedValue = permission.Code() },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // exists is never null
        }
    }

    /// <summary>As <see cref="MayAsync"/>, for somebody who is about to look: written down for the person, allowed or not. Commit also when refused.</summary>
    /// <param name="connection">In the caller's transaction.</param>
    /// <param name="viewerId">Who looks.</param>
    /// <param name="personId">At whose data.</param>
    /// <param name="permission">At what.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> LookAsync(
        NpgsqlConnection connection, Guid viewerId, Guid personId, Permission permission, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var allowed = await MayAsync(connection, viewerId, personId, permission, cancellationToken).ConfigureAwait(false);
        if (viewerId != personId)
        {
            await AccessLog.WriteAsync(connection, new(personId, viewerId, now, permission.Code(), allowed), cancellationToken).ConfigureAwait(false);
        }

        return allowed;
    }

    private static async Task<bool> SharesAsync(NpgsqlConnection connection, Guid personId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"select $1 = $2 and {SharingGranted}", connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = personId }, new NpgsqlParameter<Guid> { TypedValue = personId } },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // coalesced
        }
    }
}
