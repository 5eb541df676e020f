using Companion.Storage;
using Npgsql;

namespace Companion.Admin.People;

/// <param name="Outcome">"answered", "declined", "missed"; null: it is open.</param>
internal sealed record CheckInItem(DateOnly Day, DateTimeOffset DueAt, DateTimeOffset? DeliveredAt, DateTimeOffset? AnsweredAt, string? Outcome);

internal sealed record MoodItem(DateTimeOffset At, int? Mood, int? Pain, decimal? SleepHours);

internal sealed record MeasurementItem(DateTimeOffset At, string Kind, decimal? Value, int? Systolic, int? Diastolic, string Unit);

/// <summary>The numbers that a person wrote down; never their words.</summary>
internal sealed record HealthDays(IReadOnlyList<CheckInItem> Items, IReadOnlyList<MoodItem> Mood, IReadOnlyList<MeasurementItem> Measurements)
{
    private const int Most = 1000;

    /// <returns>Null: no such person in this tenant.</returns>
    public static async Task<HealthDays?> ReadAsync(TenantTransaction transaction, Guid personId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!await transaction.HasPersonAsync(personId, cancellationToken))
        {
            return null;
        }

        var checkIns = await ListAsync(
            transaction,
            $"""
            select day, due_at, delivered_at, answered_at, outcome from companion.check_ins
            where tenant_id = companion.tenant() and person_id = $1 and due_at >= $2 order by day desc limit {Most}
            """,
            personId, since,
            row => new CheckInItem(row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), Get<DateTimeOffset>(row, 2), Get<DateTimeOffset>(row, 3), row.IsDBNull(4) ? null : row.GetString(4)),
            cancellationToken);
        var mood = await ListAsync(
            transaction,
            $"""
            select recorded_at, mood::int, pain::int, sleep_hours from companion.diary_entries
            where tenant_id = companion.tenant() and person_id = $1 and recorded_at >= $2 order by recorded_at desc limit {Most}
            """,
            personId, since,
            row => new MoodItem(row.GetFieldValue<DateTimeOffset>(0), Get<int>(row, 1), Get<int>(row, 2), Get<decimal>(row, 3)),
            cancellationToken);
        var measurements = await ListAsync(
            transaction,
            $"""
            select measured_at, kind, value, systolic::int, diastolic::int, unit from companion.measurements
            where tenant_id = companion.tenant() and person_id = $1 and measured_at >= $2 order by measured_at desc limit {Most}
            """,
            personId, since,
            row => new MeasurementItem(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), Get<decimal>(row, 2), Get<int>(row, 3), Get<int>(row, 4), row.GetString(5)),
            cancellationToken);
        return new(checkIns, mood, measurements);
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(
        TenantTransaction transaction, string sql, Guid personId, DateTimeOffset since, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(sql);
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = since });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(read(reader));
        }

        return found;
    }

    private static T? Get<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
