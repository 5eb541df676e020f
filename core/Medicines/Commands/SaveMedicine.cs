using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Companion.Understanding;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// Writes down a medicine that was confirmed, or another plan of one that is there ("medicine": its id). Output "next": when the first dose
/// is due. Results: "known" (there is one of this name), "full" (more than anybody takes), "no-consent".
/// </summary>
internal sealed class SaveMedicine : IQueryCommand
{
    private const int Most = 20;

    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.save",
        ["name: text?", "dose: text?", "code: text", "stock: number?", "medicine: text?"],
        ["next: text"],
        ["ok", "as-needed", "known", "full", "no-consent"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!scope.Profile.Consents.Contains(Consents.Health))
        {
            return CommandOutcome.Of("no-consent");
        }

        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var plan = DosePlan.FromCode(call.Text("code") ?? "") ?? throw new InvalidOperationException("A plan was saved that nobody had read.");
        var before = Guid.TryParse(call.Text("medicine"), out var id) ? book.Find(id) : null;
        var name = (call.Text("name") ?? before?.Name ?? "").Trim();
        if (before is null && book.Medicines.Exists(m => m.Status != MedicineStatus.Ended && m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return CommandOutcome.Of("known");
        }

        if (before is null && (book.Medicines.Count >= Most || name.Length == 0))
        {
            return CommandOutcome.Of("full");
        }

        var today = LocalClock.Today(scope.Profile, scope.Now);
        var dose = call.Text("dose") ?? before?.Dose ?? "";
        var medicine = new Medicine
        {
            Id = before?.Id ?? Guid.CreateVersion7(),
            Name = name,
            Dose = dose,
            Plan = plan,
            PlanSince = scope.Now,
            StartsOn = today,
            EndsOn = plan.Until ?? (plan.CourseDays is { } course ? today.AddDays(course - 1) : null),
            PerDose = DoseAmount.Of(dose, scope.Profile.Language) ?? 1,
            Stock = call.Number("stock") ?? before?.Stock,
        };
        await book.Table.DropAheadAsync(medicine.Id, cancellationToken);
        await book.Table.SaveAsync(medicine, scope.Now, cancellationToken);
        var profile = await book.ScheduleAsync(cancellationToken);
        var first = DoseCalendar.Next([medicine], scope.Profile, scope.Now);
        return new CommandOutcome
        {
            Result = first is null ? "as-needed" : "ok",
            Profile = profile,
            Values = first is { } next
                ? ImmutableSortedDictionary<string, SlotValue>.Empty.Add("next", new TextValue(MedicineText.Moment(next, scope.Profile, scope.Now)))
                : ImmutableSortedDictionary<string, SlotValue>.Empty,
        };
    }
}
