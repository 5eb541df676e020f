using System.Text;
using Companion.Diary.Trends;
using Companion.Medicines;
using Companion.People;
using Companion.Storage;
using NodaTime;

namespace Companion.Reports;

/// <summary>Reads what a person's report is written from. May somebody else read it, and how much of it: the caller has asked.</summary>
internal sealed class ReportReader(TenantTransaction transaction, ITenantCipher cipher)
{
    public async Task<ReportData> ReadAsync(Guid personId, ReportRequest request, ReportExtent extent, CancellationToken cancellationToken)
    {
        var readings = await new TrendReader(transaction).ReadAsync(personId, extent.Frame, extent.TimeZone, request.From, request.Until, cancellationToken);
        var medicines = extent.Medicines
            ? await new MedicineTable(transaction.Connection, cipher, transaction.TenantId, personId).ReadAsync(cancellationToken) : [];
        return new ReportData
        {
            Name = extent.Name,
            From = request.From,
            Readings = extent.Medicines ? readings : readings with { Medicines = default },
            Medicines = [.. medicines.Select(m => MedicineText.Line(m with { Stock = null }, extent.Frame.Language))],
            Notes = extent.Notes ? await NotesAsync(personId, request, extent.TimeZone, cancellationToken) : [],
        };
    }

    private async Task<List<(DateTime At, string Text)>> NotesAsync(Guid personId, ReportRequest request, string timeZone, CancellationToken cancellationToken)
    {
        var notes = new List<(DateTime, string)>();
        var zone = LocalClock.Zone(timeZone);
        await using var command = transaction.Command("""
            select recorded_at, symptoms_box, note_box from companion.diary_entries
            where tenant_id = $1 and person_id = $2 and recorded_at >= $3 and recorded_at < $4 and coalesce(symptoms_box, note_box) is not null
            order by recorded_at
            """);
        command.Parameters.Add(new() { Value = transaction.TenantId });
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = LocalClock.Moment(timeZone, request.From, TimeOnly.MinValue) });
        command.Parameters.Add(new() { Value = LocalClock.Moment(timeZone, request.Until.AddDays(1), TimeOnly.MinValue) });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var at = Instant.FromDateTimeOffset(rows.GetFieldValue<DateTimeOffset>(0)).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
            Add(1, "diary.symptoms");
            Add(2, "diary.note");

            void Add(int column, string purpose)
            {
                if (rows.GetValue(column) is byte[] box)
                {
                    notes.Add((at, Encoding.UTF8.GetString(cipher.Open(box, purpose))));
                }
            }
        }

        return notes;
    }
}

/// <summary>Whose clock, units and limits a report goes by, and what it may hold.</summary>
internal sealed record ReportExtent(TrendData Frame, string TimeZone, string Name, bool Medicines, bool Notes);
