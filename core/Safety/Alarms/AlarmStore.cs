using Npgsql;
using NpgsqlTypes;

namespace Companion.Safety.Alarms;

/// <summary>The tables of alarms. Every statement runs in the caller's transaction; an alarm's row is locked before it is moved.</summary>
internal static class AlarmStore
{
    /// <summary>Wakes the alarm loops of all nodes when the transaction commits.</summary>
    public const string Channel = "companion_alarms";

    /// <returns>Null: there is none, or (with <paramref name="skipLocked"/>) somebody is moving it now.</returns>
    public static Task<Alarm?> LockAsync(AlarmScope scope, Guid alarmId, bool skipLocked, CancellationToken cancellationToken) => ReadAsync(
        scope,
        $"select box from companion.alarms where tenant_id = companion.tenant() and id = $1 for update{(skipLocked ? " skip locked" : "")}",
        alarmId,
        cancellationToken);

    public static Task<Alarm?> LockRunningAsync(AlarmScope scope, Guid personId, CancellationToken cancellationToken) => ReadAsync(
        scope,
        "select box from companion.alarms where tenant_id = companion.tenant() and person_id = $1 and ended_at is null for update",
        personId,
        cancellationToken);

    /// <returns>Null: there is none. Without a lock, for who only looks.</returns>
    public static Task<Alarm?> FindAsync(AlarmScope scope, Guid alarmId, CancellationToken cancellationToken) =>
        ReadAsync(scope, "select box from companion.alarms where tenant_id = companion.tenant() and id = $1", alarmId, cancellationToken);

    /// <summary>The newest alarm of a person, however it stands.</summary>
    public static Task<Alarm?> LockLastAsync(AlarmScope scope, Guid personId, CancellationToken cancellationToken) => ReadAsync(
        scope,
        "select box from companion.alarms where tenant_id = companion.tenant() and person_id = $1 order by started_at desc limit 1 for update",
        personId,
        cancellationToken);

    /// <returns>False when the person has a running alarm: ten taps are one alarm.</returns>
    public static async Task<bool> TryInsertAsync(AlarmScope scope, Alarm alarm, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            insert into companion.alarms (tenant_id, id, person_id, kind, state, outcome, epoch, started_at, changed_at, next_due, ended_at, box)
            values (companion.tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (tenant_id, person_id) where ended_at is null do nothing
            """,
            scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(Value(alarm.Id));
            command.Parameters.Add(Value(alarm.Person.PersonId));
            command.Parameters.Add(Value(alarm.Kind.ToString()));
            command.Parameters.Add(Value(alarm.State.ToString()));
            command.Parameters.Add(Nullable(alarm.Outcome?.ToString(), NpgsqlDbType.Text));
            command.Parameters.Add(Value(alarm.Epoch));
            command.Parameters.Add(Value(alarm.StartedAt));
            command.Parameters.Add(Value(scope.Now));
            command.Parameters.Add(Nullable(alarm.NextDue, NpgsqlDbType.TimestampTz));
            command.Parameters.Add(Nullable(alarm.EndedAt, NpgsqlDbType.TimestampTz));
            command.Parameters.Add(Value(AlarmJson.Seal(alarm, scope.Cipher)));
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        }
    }

    /// <summary>Raises (40001) unless the row is as it was when it was locked.</summary>
    public static NpgsqlBatchCommand Update(AlarmScope scope, Alarm before, Alarm after) => new(
        """
        with moved as (
          update companion.alarms set state = $2, outcome = $3, epoch = $4, changed_at = $5, next_due = $6, ended_at = $7, box = $8
          where tenant_id = companion.tenant() and id = $1 and epoch = $9
          returning 1)
        select companion.expect((select count(*) from moved), 1)
        """)
    {
        Parameters =
        {
            Value(after.Id),
            Value(after.State.ToString()),
            Nullable(after.Outcome?.ToString(), NpgsqlDbType.Text),
            Value(after.Epoch),
            Value(scope.Now),
            Nullable(after.NextDue, NpgsqlDbType.TimestampTz),
            Nullable(after.EndedAt, NpgsqlDbType.TimestampTz),
            Value(AlarmJson.Seal(after, scope.Cipher)),
            Value(before.Epoch),
        },
    };

    public static NpgsqlBatchCommand Event(AlarmScope scope, Guid alarmId, int number, AlarmEffect.Happened happened) => new(
        """
        insert into companion.alarm_events (tenant_id, alarm_id, number, at, what, contact, way)
        values (companion.tenant(), $1, $2, $3, $4, $5, $6)
        """)
    {
        Parameters =
        {
            Value(alarmId),
            Value(number),
            Value(scope.Now),
            Value(happened.What),
            Nullable(happened.Contact, NpgsqlDbType.Integer),
            Nullable(happened.Way, NpgsqlDbType.Text),
        },
    };

    public static NpgsqlBatchCommand HandOff(AlarmScope scope, Alarm alarm, string reason) => new(
        """
        insert into companion.alarm_handoffs (tenant_id, alarm_id, person_id, at, reason) values (companion.tenant(), $1, $2, $3, $4)
        on conflict do nothing
        """)
    {
        Parameters = { Value(alarm.Id), Value(alarm.Person.PersonId), Value(scope.Now), Value(reason) },
    };

    public static NpgsqlBatchCommand Staffed(AlarmScope scope, Guid alarmId, AlarmEffect.Staffed staffed) => new(
        """
        update companion.alarm_handoffs set taken_by = $2, taken_at = $3, closed_at = $4 where tenant_id = companion.tenant() and alarm_id = $1
        """)
    {
        Parameters =
        {
            Value(alarmId),
            Nullable(staffed.StaffId, NpgsqlDbType.Uuid),
            Nullable(staffed.StaffId is null ? null : scope.Now, NpgsqlDbType.TimestampTz),
            Nullable(staffed.Closed ? scope.Now : null, NpgsqlDbType.TimestampTz),
        },
    };

    public static NpgsqlBatchCommand Notify() => new("select pg_notify($1, '')") { Parameters = { Value(Channel) } };

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static async Task<Alarm?> ReadAsync(AlarmScope scope, string sql, Guid id, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, scope.Connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(Value(id));
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] box
                ? AlarmJson.OpenAlarm(box, scope.Cipher)
                : null;
        }
    }
}
