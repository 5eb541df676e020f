using System.Text;
using Companion.Storage;
using Companion.Understanding;
using Npgsql;

namespace Companion.Medicines;

/// <summary>The medicines of one person, inside the caller's transaction. Row-level security keeps the tenant; the person is in every statement.</summary>
internal sealed class MedicineTable(NpgsqlConnection connection, ITenantCipher cipher, Guid tenantId, Guid personId)
{
    private const string NamePurpose = "medicine.name";
    private const string DosePurpose = "medicine.dose";

    /// <summary>All but the stopped ones, by name.</summary>
    public async Task<List<Medicine>> ReadAsync(CancellationToken cancellationToken)
    {
        var medicines = new List<Medicine>();
        await using var command = Command("""
            select id, name_box, dose_box, plan, plan_since, starts_on, ends_on, status, per_dose, stock, stock_told
            from companion.medicines where tenant_id = $1 and person_id = $2 and status <> 'stopped' order by created_at, id
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            medicines.Add(new Medicine
            {
                Id = rows.GetGuid(0),
                Name = Open(rows.GetFieldValue<byte[]>(1), NamePurpose),
                Dose = rows.IsDBNull(2) ? "" : Open(rows.GetFieldValue<byte[]>(2), DosePurpose),
                Plan = DosePlan.FromCode(rows.GetString(3)) ?? throw new InvalidOperationException("A stored plan cannot be read."),
                PlanSince = rows.GetFieldValue<DateTimeOffset>(4),
                StartsOn = rows.GetFieldValue<DateOnly>(5),
                EndsOn = rows.IsDBNull(6) ? null : rows.GetFieldValue<DateOnly>(6),
                Status = Enum.Parse<MedicineStatus>(rows.GetString(7), ignoreCase: true),
                PerDose = rows.GetDecimal(8),
                Stock = rows.IsDBNull(9) ? null : rows.GetDecimal(9),
                StockTold = rows.IsDBNull(10) ? null : rows.GetInt16(10),
            });
        }

        return medicines;
    }

    public async Task SaveAsync(Medicine medicine, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            insert into companion.medicines as m
              (tenant_id, person_id, id, name_box, dose_box, plan, plan_since, starts_on, ends_on, status, per_dose, stock, stock_told, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (tenant_id, id) do update set
              name_box = excluded.name_box, dose_box = excluded.dose_box, plan = excluded.plan, plan_since = excluded.plan_since,
              starts_on = excluded.starts_on, ends_on = excluded.ends_on, status = excluded.status, per_dose = excluded.per_dose,
              stock = excluded.stock, stock_told = excluded.stock_told
            where m.person_id = excluded.person_id
            """,
            medicine.Id,
            cipher.Seal(Encoding.UTF8.GetBytes(medicine.Name), NamePurpose),
            medicine.Dose.Length == 0 ? DBNull.Value : cipher.Seal(Encoding.UTF8.GetBytes(medicine.Dose), DosePurpose),
            medicine.Plan.ToCode(),
            medicine.PlanSince,
            medicine.StartsOn,
            medicine.EndsOn is { } end ? end : DBNull.Value,
            medicine.Status.ToString().ToLowerInvariant(),
            medicine.PerDose,
            medicine.Stock is { } stock ? stock : DBNull.Value,
            medicine.StockTold is { } told ? (short)told : DBNull.Value,
            now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is not due yet and was never asked for goes: the plan is another one now.</summary>
    public async Task DropAheadAsync(Guid medicineId, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            delete from companion.medicine_doses
            where tenant_id = $1 and person_id = $2 and medicine_id = $3 and status = 'due' and asked_at is null
            """,
            medicineId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenantId }, new() { Value = personId } } };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private string Open(byte[] box, string purpose) => Encoding.UTF8.GetString(cipher.Open(box, purpose));
}
