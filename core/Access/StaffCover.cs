using Npgsql;

namespace Companion.Access;

/// <summary>
/// Whether a place has staff at all, so that nobody in need is told of operators who do not exist. Staff who were invited and never came
/// do not count. It says nothing about this very minute: whoever speaks of staff always names the emergency number too.
/// </summary>
internal static class StaffCover
{
    /// <param name="connection">In the caller's transaction, which has its tenant set.</param>
    /// <param name="permission">What they must be allowed to do.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> HasAnyAsync(NpgsqlConnection connection, StaffPermission permission, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select exists (
              select from companion.staff
              where tenant_id = companion.tenant() and disabled_at is null and password_hash is not null and role = any ($1))
            """,
            connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = Enum.GetValues<StaffRole>().Where(role => role.May(permission)).Select(role => role.ToString()).ToArray() });
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }
}
