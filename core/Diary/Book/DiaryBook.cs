using System.Text;
using Companion.Storage;
using Npgsql;

namespace Companion.Diary.Book;

/// <summary>One time at which a person wrote something down: an entry with its readings, or readings alone.</summary>
internal sealed record BookEntry(DateTimeOffset At)
{
    public short? Mood { get; init; }

    public short? Pain { get; init; }

    public decimal? SleepHours { get; init; }

    /// <summary>What troubled them and what they added, in their own words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public bool HasPhoto { get; init; }

    public List<BookReading> Readings { get; } = [];
}

internal sealed record BookReading(MeasurementKind Kind, decimal? Value, short? Systolic, short? Diastolic);

/// <summary>Reads a person's diary, the newest first. May somebody read it: the caller has asked.</summary>
internal sealed class DiaryBook(NpgsqlConnection connection, ITenantCipher cipher)
{
    /// <summary>More than the kinds of readings of a page's entries together.</summary>
    private const int MostReadings = 100;

    /// <param name="personId">Whose.</param>
    /// <param name="before">Only what was written earlier.</param>
    /// <param name="atMost">How many times.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<BookEntry>> PageAsync(Guid personId, DateTimeOffset before, int atMost, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(personId, before, atMost, cancellationToken);
        var alone = new Dictionary<DateTimeOffset, BookEntry>();
        await using var command = Command(
            """
            select entry_id, measured_at, kind, value, systolic, diastolic from companion.measurements
            where tenant_id = companion.tenant() and person_id = $1 and measured_at < $2 order by measured_at desc limit $3
            """,
            personId,
            before,
            MostReadings);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (MeasurementKinds.Find(rows.GetString(2)) is not { } kind)
            {
                continue;
            }

            var at = rows.GetFieldValue<DateTimeOffset>(1);
            var entry = rows.IsDBNull(0) ? null : entries.GetValueOrDefault(rows.GetGuid(0));
            if (entry is null && !alone.TryGetValue(at, out entry))
            {
                alone.Add(at, entry = new BookEntry(at));
            }

            entry.Readings.Add(new(
                kind, rows.IsDBNull(3) ? null : rows.GetDecimal(3), rows.IsDBNull(4) ? null : rows.GetInt16(4), rows.IsDBNull(5) ? null : rows.GetInt16(5)));
        }

        return [.. entries.Values.Concat(alone.Values).OrderByDescending(e => e.At).Take(atMost)];
    }

    /// <summary>The newest photo before a moment; null: there is none.</summary>
    public async Task<(Guid File, DateTimeOffset At, string? Words)?> PhotoAsync(Guid personId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select p.file_id, e.recorded_at, e.note_box from companion.diary_photos p
            join companion.diary_entries e on e.tenant_id = p.tenant_id and e.id = p.entry_id
            where p.tenant_id = companion.tenant() and p.person_id = $1 and e.person_id = $1 and e.recorded_at < $2
            order by e.recorded_at desc limit 1
            """,
            personId,
            before);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? (rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), Open(rows, 2, "diary.note"))
            : null;
    }

    private async Task<Dictionary<Guid, BookEntry>> EntriesAsync(Guid personId, DateTimeOffset before, int atMost, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<Guid, BookEntry>();
        await using var command = Command(
            """
            select e.id, e.recorded_at, e.mood, e.pain, e.sleep_hours, e.symptoms_box, e.note_box,
              exists (select from companion.diary_photos p where p.tenant_id = e.tenant_id and p.entry_id = e.id)
            from companion.diary_entries e
            where e.tenant_id = companion.tenant() and e.person_id = $1 and e.recorded_at < $2 order by e.recorded_at desc limit $3
            """,
            personId,
            before,
            atMost);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            string?[] words = [Open(rows, 5, "diary.symptoms"), Open(rows, 6, "diary.note")];
            entries.Add(rows.GetGuid(0), new BookEntry(rows.GetFieldValue<DateTimeOffset>(1))
            {
                Mood = rows.IsDBNull(2) ? null : rows.GetInt16(2),
                Pain = rows.IsDBNull(3) ? null : rows.GetInt16(3),
                SleepHours = rows.IsDBNull(4) ? null : rows.GetDecimal(4),
                Words = [.. words.OfType<string>()],
                HasPhoto = rows.GetBoolean(7),
            });
        }

        return entries;
    }

    private string? Open(NpgsqlDataReader rows, int column, string purpose) =>
        rows.IsDBNull(column) ? null : Encoding.UTF8.GetString(cipher.Open(rows.GetFieldValue<byte[]>(column), purpose));

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
