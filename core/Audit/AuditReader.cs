using System.Globalization;
using System.Text;
using Npgsql;

namespace Companion.Audit;

/// <summary>Which entries are asked for; null: whichever.</summary>
/// <param name="Before">As <see cref="AuditReader.CursorOf"/> gave it: entries older than that.</param>
public sealed record AuditFilter(
    AuditKind? Kind = null, Guid? ActorId = null, Guid? PersonId = null, string? Action = null, DateTimeOffset? From = null, DateTimeOffset? To = null,
    string? Before = null);

/// <summary>Reads the audit, the newest first. In the caller's transaction, which has its tenant set.</summary>
public static class AuditReader
{
    internal const string Columns =
        """
        select a.tenant_id, a.kind, a.seq, a.at, a.actor_kind, a.actor_id, a.action, a.person_id, a.object, a.reason, a.details, a.hash
        from companion.audit_log a
        """;

    /// <summary>Where the next page begins.</summary>
    public static string CursorOf(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return string.Create(CultureInfo.InvariantCulture, $"{(line.Entry.At - DateTimeOffset.UnixEpoch).Ticks / 10}.{line.Entry.Kind}.{line.Seq}");
    }

    public static async Task<IReadOnlyList<AuditLine>> FindAsync(
        NpgsqlConnection connection, AuditFilter filter, int atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var command = new NpgsqlCommand { Connection = connection };
        await using (command.ConfigureAwait(false))
        {
            var sql = new StringBuilder(Columns).Append(" where a.tenant_id = companion.tenant()");
            void Where(string condition, object? value)
            {
                if (value is not null)
                {
                    command.Parameters.Add(new() { Value = value });
                    sql.Append(CultureInfo.InvariantCulture, $" and {condition} ${command.Parameters.Count}");
                }
            }

            Where("a.kind =", filter.Kind?.ToString());
            Where("a.actor_id =", filter.ActorId);
            Where("a.person_id =", filter.PersonId);
            Where("a.action =", filter.Action);
            Where("a.at >=", filter.From?.ToUniversalTime());
            Where("a.at <", filter.To?.ToUniversalTime());
            if (ParseCursor(filter.Before) is var (at, kind, seq))
            {
                Where("a.at <=", at);
                sql.Append(CultureInfo.InvariantCulture, $" and (a.at, a.kind, a.seq) < (${command.Parameters.Count}, ${command.Parameters.Count + 1}, ${command.Parameters.Count + 2})");
                command.Parameters.Add(new() { Value = kind });
                command.Parameters.Add(new() { Value = seq });
            }

            command.CommandText = sql.Append(CultureInfo.InvariantCulture, $" order by a.at desc, a.kind desc, a.seq desc limit {atMost}").ToString();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<AuditLine>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(Read(reader));
                }

                return found;
            }
        }
    }

    /// <summary>The actions that occur.</summary>
    public static async Task<IReadOnlyList<string>> ActionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A loose scan: one step of the index for each action, however many entries there are.
        var command = new NpgsqlCommand(
            """
            with recursive found as (
              (select min(action) as action from companion.audit_log where tenant_id = companion.tenant())
              union all
              select (select min(a.action) from companion.audit_log a where a.tenant_id = companion.tenant() and a.action > f.action)
              from found f where f.action is not null)
            select action from found where action is not null
            """,
            connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<string>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(reader.GetString(0));
                }

                return found;
            }
        }
    }

    internal static AuditLine Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(2),
        new AuditEntry(
            Enum.Parse<AuditKind>(reader.GetString(1)),
            new(Enum.Parse<AuditActorKind>(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetGuid(5)),
            reader.GetString(6),
            reader.GetFieldValue<DateTimeOffset>(3))
        {
            PersonId = reader.IsDBNull(7) ? null : reader.GetGuid(7),
            Target = reader.IsDBNull(8) ? null : reader.GetString(8),
            Reason = reader.IsDBNull(9) ? null : reader.GetString(9),
            Details = reader.IsDBNull(10) ? null : reader.GetString(10),
        },
        reader.GetFieldValue<byte[]>(11));

    private static (DateTimeOffset At, string Kind, long Seq)? ParseCursor(string? cursor) =>
        cursor?.Split('.') is [var micros, var kind, var seq]
            && long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 32_503_680_000_000_000
            && Enum.TryParse<AuditKind>(kind, out var known) && Enum.IsDefined(known)
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (DateTimeOffset.UnixEpoch.AddTicks(at * 10), known.ToString(), number) : null;
}
