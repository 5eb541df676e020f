using System.Collections.Immutable;
using Companion.People;
using Companion.Safety.Alarms;
using Companion.Storage;
using Npgsql;

namespace Companion.Safety.Desk;

/// <summary>
/// The operators' view of alarms, and what they may do. Each action is one transition of the alarm in a transaction of its own: done once,
/// however often it is asked, and the person, the contacts and all nodes hear of it. Who may look or act the caller has decided, and
/// written down; nothing here masks.
/// </summary>
public sealed class AlarmDesk
{
    private const string Columns = "select a.box, a.changed_at from companion.alarms a where a.tenant_id = companion.tenant()";
    private const string Open = "select h.alarm_id from companion.alarm_handoffs h where h.tenant_id = companion.tenant() and h.closed_at is null";

    private readonly CompanionDatabase _database;
    private readonly AlarmMover _mover;
    private readonly TimeProvider _clock;

    internal AlarmDesk(CompanionDatabase database, AlarmMover mover, TimeProvider clock) => (_database, _mover, _clock) = (database, mover, clock);

    /// <summary>PostgreSQL's NOTIFY channel that wakes when any alarm of any tenant changed: for a board that stands open. No payload.</summary>
    public const string ChangedChannel = AlarmStore.Channel;

    /// <summary>Those that run, and those that wait for operators; the oldest first, at most 500.</summary>
    public Task<IReadOnlyList<AlarmCard>> LiveAsync(Guid tenantId, CancellationToken cancellationToken) =>
        ListAsync(tenantId, $"{Columns} and (a.ended_at is null or a.id in ({Open})) order by a.started_at limit 500", [], cancellationToken);

    /// <summary>Those that are over, the newest first.</summary>
    /// <param name="tenantId">Whose.</param>
    /// <param name="before">Begun before; null: from the newest on. For paging: the last one's <see cref="AlarmCard.StartedAt"/>.</param>
    /// <param name="atMost">1–500.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<IReadOnlyList<AlarmCard>> EndedAsync(Guid tenantId, DateTimeOffset? before, int atMost, CancellationToken cancellationToken) => ListAsync(
        tenantId,
        $"{Columns} and a.ended_at is not null and a.id not in ({Open}) and a.started_at < $1 order by a.started_at desc limit $2",
        [AlarmStore.Value(before ?? DateTimeOffset.MaxValue), AlarmStore.Value(Math.Clamp(atMost, 1, 500))],
        cancellationToken);

    /// <summary>A person's, the newest first, at most 100.</summary>
    public Task<IReadOnlyList<AlarmCard>> OfPersonAsync(Guid tenantId, Guid personId, CancellationToken cancellationToken) => ListAsync(
        tenantId, $"{Columns} and a.person_id = $1 order by a.started_at desc limit 100", [AlarmStore.Value(personId)], cancellationToken);

    /// <returns>Null: no such alarm in this tenant.</returns>
    public async Task<AlarmCase?> FindAsync(Guid tenantId, Guid alarmId, CancellationToken cancellationToken)
    {
        var cipher = await _database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await _database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var cards = await ReadAsync(transaction.Connection, cipher, $"{Columns} and a.id = $1", [AlarmStore.Value(alarmId)], cancellationToken).ConfigureAwait(false);
            if (cards is not [var (alarm, changedAt)])
            {
                return null;
            }

            return new AlarmCase(
                Card(alarm, changedAt),
                alarm.Person.Number,
                alarm.Person.Phone,
                alarm.Person.Language.Code(),
                alarm.Words,
                alarm.Position,
                [.. alarm.Ladder.Select(step => new AlarmLadderStep(
                    step.Name, step.Progress, step.Wait, step.PagedAt, [.. step.Ways.Select(way => new AlarmWayState(way.Kind, way.State))]))],
                await EventsAsync(transaction.Connection, alarmId, cancellationToken).ConfigureAwait(false),
                [.. alarm.Notes.Select(note => new AlarmRemark(note.At, note.Staff ?? (note.Contact is { } at ? alarm.Ladder[at].Name : null), note.Text))]);
        }
    }

    /// <param name="tenantId">Whose.</param>
    /// <param name="alarmId">Which.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="action">What.</param>
    /// <param name="note">What happened, at most 500 characters, kept with the alarm; null: nothing to tell.</param>
    /// <param name="cancellationToken">Stops waiting; what is committed stays.</param>
    public async Task<DeskAnswer> ActAsync(
        Guid tenantId, Guid alarmId, AlarmOperator by, DeskAction action, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        var taker = new StaffTaker(by.Id, by.Name);
        var step = await _mover.MoveAsync(tenantId, alarmId, new AlarmInput.Staff(taker, Action(action)), cancellationToken).ConfigureAwait(false);
        if (step?.Result == AlarmResult.Done && !string.IsNullOrWhiteSpace(note))
        {
            step = await _mover.MoveAsync(tenantId, alarmId, new AlarmInput.Note(null, taker, note), cancellationToken).ConfigureAwait(false);
        }

        return step is null
            ? new(DeskResult.Unknown, null)
            : new(
                step.Result switch
                {
                    AlarmResult.Over => DeskResult.Over,
                    AlarmResult.TakenByOther or AlarmResult.NotTheirs => DeskResult.Taken,
                    AlarmResult.TooEarly => DeskResult.TooEarly,
                    _ => DeskResult.Done,
                },
                Card(step.Alarm, _clock.GetUtcNow()));
    }

    private static StaffAction Action(DeskAction action) => action switch
    {
        DeskAction.Acknowledge => StaffAction.Take,
        DeskAction.OnTheWay => StaffAction.OnTheWay,
        DeskAction.HandOver => StaffAction.HandOver,
        DeskAction.ResolveSafe => StaffAction.Safe,
        DeskAction.ResolveFalseAlarm => StaffAction.FalseAlarm,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "not an action of operators"),
    };

    private static AlarmCard Card(Alarm alarm, DateTimeOffset changedAt) => new(
        alarm.Id,
        alarm.Person.PersonId,
        alarm.Person.Name,
        alarm.Kind,
        alarm.State,
        alarm.Cause,
        alarm.WaitsForStaff ? null : alarm.Outcome,
        alarm.StartedAt,
        changedAt,
        alarm.EndedAt,
        alarm.Epoch,
        alarm.Ladder.Length,
        alarm.Ladder.Count(contact => contact.WasPaged),
        alarm.Taker?.Name,
        alarm.State == AlarmState.HandedOver,
        alarm.Staff is { } staff ? new AlarmOperator(staff.Id, staff.Name) : null,
        alarm.Position is not null,
        !alarm.IsOver || alarm.WaitsForStaff);

    private async Task<IReadOnlyList<AlarmCard>> ListAsync(
        Guid tenantId, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var cipher = await _database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var transaction = await _database.BeginAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var found = await ReadAsync(transaction.Connection, cipher, sql, parameters, cancellationToken).ConfigureAwait(false);
            return [.. found.Select(alarm => Card(alarm.Alarm, alarm.ChangedAt))];
        }
    }

    private static async Task<List<(Alarm Alarm, DateTimeOffset ChangedAt)>> ReadAsync(
        NpgsqlConnection connection, ITenantCipher cipher, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddRange(parameters);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var found = new List<(Alarm, DateTimeOffset)>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add((AlarmJson.OpenAlarm(reader.GetFieldValue<byte[]>(0), cipher), reader.GetFieldValue<DateTimeOffset>(1)));
                }

                return found;
            }
        }
    }

    private static async Task<ImmutableArray<AlarmEvent>> EventsAsync(NpgsqlConnection connection, Guid alarmId, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select at, what, contact, way from companion.alarm_events where tenant_id = companion.tenant() and alarm_id = $1 order by number", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(alarmId));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var events = ImmutableArray.CreateBuilder<AlarmEvent>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    events.Add(new AlarmEvent(
                        reader.GetFieldValue<DateTimeOffset>(0),
                        reader.GetString(1),
                        reader.IsDBNull(2) ? null : reader.GetInt32(2),
                        reader.IsDBNull(3) ? null : reader.GetString(3)));
                }

                return events.DrainToImmutable();
            }
        }
    }
}
