using Companion.Audit;
using Npgsql;
using NpgsqlTypes;

namespace Companion.People;

/// <summary>A look of somebody else at a person's data.</summary>
/// <param name="PersonId">Whose data.</param>
/// <param name="ViewerId">Who looked: a person, or a member of the staff.</param>
/// <param name="What">A permission's code, or the staff's own word ("alarm", "export").</param>
/// <param name="Allowed">False: they tried, and saw nothing.</param>
public sealed record Access(Guid PersonId, Guid ViewerId, DateTimeOffset At, string What, bool Allowed)
{
    /// <summary>Whether the viewer is a member of the staff.</summary>
    public bool ByStaff { get; init; }

    /// <summary>Why staff looked, as a code; null: nobody is asked why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Who looked at a person's data, for the person.</summary>
public static class AccessLog
{
    /// <summary>Also into the audit. Commits with the caller's transaction, which has its tenant set.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, Access access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        var command = new NpgsqlCommand(
            """
            insert into companion.access_log (tenant_id, id, person_id, viewer_id, at, what, allowed, by_staff, reason)
            values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8)
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(access.At) },
                new NpgsqlParameter<Guid> { TypedValue = access.PersonId },
                new NpgsqlParameter<Guid> { TypedValue = access.ViewerId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = access.At },
                new NpgsqlParameter<string> { TypedValue = access.What },
                new NpgsqlParameter<bool> { TypedValue = access.Allowed },
                new NpgsqlParameter<bool> { TypedValue = access.ByStaff },
                new() { Value = access.Reason is { } reason ? reason : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        var actor = access.ByStaff ? AuditActor.Staff(access.ViewerId) : AuditActor.Person(access.ViewerId);
        var entry = new AuditEntry(AuditKind.Health, actor, (access.Allowed ? "look." : "look-refused.") + access.What, access.At)
        {
            PersonId = access.PersonId,
            Reason = access.Reason,
        };
        await AuditLog.WriteAsync(connection, entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<Access>> OfAsync(
        NpgsqlConnection connection, Guid personId, DateTimeOffset since, int atMost, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select viewer_id, at, what, allowed, by_staff, reason from companion.access_log
            where tenant_id = companion.tenant() and person_id = $1 and at >= $2 order by at desc limit $3
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = personId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = since },
                new NpgsqlParameter<int> { TypedValue = atMost },
            },
        };
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<Access>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(new(personId, reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetBoolean(3))
                    {
                        ByStaff = reader.GetBoolean(4),
                        Reason = reader.IsDBNull(5) ? null : reader.GetString(5),
                    });
                }

                return found;
            }
        }
    }
}
