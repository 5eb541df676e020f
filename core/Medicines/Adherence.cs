using Npgsql;

namespace Companion.Medicines;

/// <summary>How many of the planned doses were taken.</summary>
/// <param name="Taken">Marked as taken, whenever the person told it.</param>
/// <param name="Due">Taken, skipped or missed; not counted: those still open, and those that nobody could ask about.</param>
public readonly record struct Adherence(int Taken, int Due)
{
    /// <summary>Share of 0 to 1; null: nothing was due.</summary>
    public double? Share => Due == 0 ? null : (double)Taken / Due;

    /// <summary>Of one person, over doses due in a span.</summary>
    internal static async Task<Adherence> ReadAsync(
        NpgsqlConnection connection, Guid tenantId, Guid personId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select count(*) filter (where status = 'taken'), count(*) from companion.medicine_doses
            where tenant_id = $1 and person_id = $2 and planned and due_at >= $3 and due_at < $4 and status in ('taken', 'skipped', 'missed')
            """,
            connection);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return new((int)rows.GetInt64(0), (int)rows.GetInt64(1));
    }
}
