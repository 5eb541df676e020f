using Npgsql;
using NpgsqlTypes;

namespace Companion.Audit;

/// <summary>
/// Writes to the audit. An entry commits with what it tells of. It takes the lock of its chain's head until then, so write it last; a turn
/// does so by <see cref="AuditRows"/>.
/// </summary>
public static class AuditLog
{
    private const string Call = "select companion.audit($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// <param name="connection">In the caller's transaction, which has its tenant set.</param>
    /// <param name="entry">What happened.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task WriteAsync(NpgsqlConnection connection, AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var command = new NpgsqlCommand(Call, connection);
        await using (command.ConfigureAwait(false))
        {
            foreach (var parameter in Parameters(entry))
            {
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static NpgsqlParameter[] Parameters(AuditEntry entry) =>
    [
        new() { Value = entry.Kind.ToString() },
        new() { Value = entry.At.ToUniversalTime() },
        new() { Value = entry.Actor.Kind.ToString() },
        Nullable(entry.Actor.Id, NpgsqlDbType.Uuid),
        new() { Value = entry.Action },
        Nullable(entry.PersonId, NpgsqlDbType.Uuid),
        Nullable(entry.Target, NpgsqlDbType.Text),
        Nullable(entry.Reason, NpgsqlDbType.Text),
        Nullable(entry.Details, NpgsqlDbType.Text),
    ];

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
