using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>Pauses, takes up again or stops a medicine, or counts its stock anew. "unknown": not one of this person's.</summary>
internal sealed class ChangeMedicine : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.change", ["medicine: text", "change: choice", "stock: number?"], results: ["ok", "unknown"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        if (!Guid.TryParse(call.Text("medicine"), out var id) || book.Find(id) is not { } medicine)
        {
            return CommandOutcome.Of("unknown");
        }

        var changed = call.Choice("change") switch
        {
            "pause" => medicine with { Status = MedicineStatus.Paused },
            "stop" => medicine with { Status = MedicineStatus.Stopped },
            "resume" => Resumed(medicine, scope),
            _ => medicine with { Stock = call.Number("stock") ?? medicine.Stock, StockTold = null },
        };
        if (changed.Status != medicine.Status)
        {
            await book.Table.DropAheadAsync(medicine.Id, cancellationToken);
        }

        await book.Table.SaveAsync(changed, scope.Now, cancellationToken);
        return new CommandOutcome { Profile = await book.ScheduleAsync(cancellationToken) };
    }

    /// <summary>What was left of a course is still to be taken; a finished one begins anew, without the end that has passed.</summary>
    private static Medicine Resumed(Medicine medicine, TurnScope scope)
    {
        var today = LocalClock.Today(scope.Profile, scope.Now);
        var anew = medicine.Status == MedicineStatus.Ended && medicine.Plan.CourseDays is not null;
        if (medicine.Plan.Until < today)
        {
            medicine = medicine with { Plan = medicine.Plan with { Until = null }, EndsOn = null };
        }

        return medicine with
        {
            Status = MedicineStatus.Active,
            PlanSince = scope.Now,
            StartsOn = anew ? today : medicine.StartsOn,
            EndsOn = anew ? today.AddDays(medicine.Plan.CourseDays!.Value - 1) : medicine.EndsOn, // anew: there is a course
        };
    }
}
