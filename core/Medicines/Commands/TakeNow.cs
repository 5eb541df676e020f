using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>Writes down an intake of its own, of a medicine that is taken as needed. "too-soon" as with planned doses.</summary>
internal sealed class TakeNow : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.take-now", ["medicine: text", "twice: yes-no?"], ["recent: text"], ["ok", "too-soon", "unknown"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        if (!Guid.TryParse(call.Text("medicine"), out var id) || book.Find(id) is not { } medicine)
        {
            return CommandOutcome.Of("unknown");
        }

        var last = await book.Doses.LastTakenAsync(scope.Now - medicine.LeastGap, cancellationToken);
        if (call.YesNo("twice") != true && last.TryGetValue(id, out var taken))
        {
            return CommandOutcome.Of("too-soon") with
            {
                Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add(
                    "recent", new TextValue($"• {medicine.Name} – {MedicineText.Moment(taken, scope.Profile, scope.Now)}")),
            };
        }

        await book.Doses.AddUnplannedAsync(id, scope.Profile, scope.Now, cancellationToken);
        if (medicine.Stock is { } stock)
        {
            await book.Table.SaveAsync(medicine with { Stock = Math.Max(0, stock - medicine.PerDose) }, scope.Now, cancellationToken);
        }

        return CommandOutcome.Ok;
    }
}
