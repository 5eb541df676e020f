using Companion.Medicines;
using Companion.People;
using Companion.Storage;
using NodaTime;
using Npgsql;

namespace Companion.Diary.Trends;

/// <summary>Reads a person's own readings of a period, at their local time.</summary>
internal sealed class TrendReader(TenantTransaction transaction)
{
    public Task<TrendData> ReadAsync(Guid personId, TrendData frame, string timeZone, CancellationToken cancellationToken) =>
        ReadAsync(personId, frame, timeZone, frame.From, frame.Until, cancellationToken);

    /// <summary>As above, of other days than the frame's own; both are included.</summary>
    public async Task<TrendData> ReadAsync(
        Guid personId, TrendData frame, string timeZone, DateOnly firstDay, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var from = LocalClock.Moment(timeZone, firstDay, TimeOnly.MinValue);
        var until = LocalClock.Moment(timeZone, lastDay.AddDays(1), TimeOnly.MinValue);
        var zone = LocalClock.Zone(timeZone);
        var pressure = new List<PressurePoint>();
        var series = new SortedDictionary<TrendKind, IReadOnlyList<TrendPoint>>();

        await using (var measurements = transaction.Command("""
            select kind, measured_at, value, systolic, diastolic from companion.measurements
            where tenant_id = $1 and person_id = $2 and measured_at >= $3 and measured_at < $4 order by measured_at
            """))
        {
            Bind(measurements, personId, from, until);
            await using var rows = await measurements.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                var at = Local(rows.GetFieldValue<DateTimeOffset>(1), zone);
                if (!await rows.IsDBNullAsync(3, cancellationToken))
                {
                    pressure.Add(new(at, rows.GetInt16(3), rows.GetInt16(4)));
                }
                else if (KindOf(rows.GetString(0)) is { } kind)
                {
                    Add(kind, at, rows.GetDecimal(2));
                }
            }
        }

        await using (var entries = transaction.Command("""
            select recorded_at, mood, pain, sleep_hours from companion.diary_entries
            where tenant_id = $1 and person_id = $2 and recorded_at >= $3 and recorded_at < $4 order by recorded_at
            """))
        {
            Bind(entries, personId, from, until);
            await using var rows = await entries.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                var at = Local(rows.GetFieldValue<DateTimeOffset>(0), zone);
                Take(1, TrendKind.Mood);
                Take(2, TrendKind.Pain);
                Take(3, TrendKind.Sleep);

                void Take(int column, TrendKind kind)
                {
                    if (rows.GetValue(column) is not DBNull and var value)
                    {
                        Add(kind, at, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
                    }
                }
            }
        }

        var medicines = await Adherence.ReadAsync(transaction.Connection, transaction.TenantId, personId, from, until, cancellationToken);
        return frame with { Pressure = pressure, Series = series, Medicines = medicines };

        void Add(TrendKind kind, DateTime at, decimal value)
        {
            if (!series.TryGetValue(kind, out var points))
            {
                series[kind] = points = new List<TrendPoint>();
            }

            ((List<TrendPoint>)points).Add(new(at, value));
        }
    }

    private void Bind(NpgsqlCommand command, Guid personId, DateTimeOffset from, DateTimeOffset until)
    {
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
    }

    private static DateTime Local(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToDateTimeUnspecified();

    private static TrendKind? KindOf(string kind) => kind switch
    {
        "pulse" => TrendKind.Pulse,
        "spo2" => TrendKind.OxygenSaturation,
        "glucose" => TrendKind.Glucose,
        "weight" => TrendKind.Weight,
        "temperature" => TrendKind.Temperature,
        "breathing" => TrendKind.Breathing,
        _ => null,
    };
}
