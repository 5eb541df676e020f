using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// Writes down what became of the doses that were asked about, and of no others. Result "too-soon": the same medicine was taken so short a
/// time ago that it does not look like the plan; nothing is written until the person says which it was ("twice": yes, it was taken again; no,
/// it was not). "already": these were answered before; "unknown": none of them is a dose of this person's.
/// </summary>
internal sealed class AnswerDoses : IQueryCommand
{
    /// <summary>From here down the stock is spoken of, at each of these days left once.</summary>
    private static readonly int[] s_refillAt = [3, 1, 0];

    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.answer",
        ["doses: text", "answer: choice", "twice: yes-no?"],
        ["note: text", "recent: text"],
        ["ok", "already", "too-soon", "unknown"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var doses = await book.Doses.FindAsync(DoseList.Read(call.Text("doses")), cancellationToken);
        if (doses.Count == 0)
        {
            return CommandOutcome.Of("unknown");
        }

        var answer = call.Choice("answer") switch
        {
            "taken" => DoseStatus.Taken,
            "skip" => DoseStatus.Skipped,
            _ => DoseStatus.Missed,
        };
        var open = doses.FindAll(d => d.Status != DoseStatus.Taken);
        if (open.Count == 0)
        {
            return CommandOutcome.Of("already");
        }

        var soon = answer == DoseStatus.Taken ? await TooSoonAsync(open, book, scope, cancellationToken) : [];
        if (soon.Count > 0 && call.YesNo("twice") is null)
        {
            var recent = string.Join('\n', soon.Select(s => $"• {s.Medicine.Name} – {MedicineText.Moment(s.TakenAt, scope.Profile, scope.Now)}"));
            return CommandOutcome.Of("too-soon") with { Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("recent", new TextValue(recent)) };
        }

        if (call.YesNo("twice") == false)
        {
            open.RemoveAll(d => soon.Exists(s => s.Medicine.Id == d.MedicineId));
        }

        var changed = await book.Doses.AnswerAsync([.. open.Select(d => d.Id)], answer, scope.Now, cancellationToken);
        if (answer == DoseStatus.Missed)
        {
            await MissedDoses.TellAsync(open.FindAll(d => changed.Contains(d.Id)), book, scope, connection, cancellationToken);
        }

        var note = answer == DoseStatus.Taken
            ? await TakeFromStockAsync(open.FindAll(d => changed.Contains(d.Id)), book, scope, cancellationToken)
            : "";
        var profile = await book.ScheduleAsync(cancellationToken);
        return new CommandOutcome
        {
            Profile = profile,
            Values = note.Length == 0
                ? ImmutableSortedDictionary<string, SlotValue>.Empty
                : ImmutableSortedDictionary<string, SlotValue>.Empty.Add("note", new TextValue(note)),
        };
    }

    private static async Task<List<(Medicine Medicine, DateTimeOffset TakenAt)>> TooSoonAsync(
        List<Dose> doses, MedicineBook book, TurnScope scope, CancellationToken cancellationToken)
    {
        var soon = new List<(Medicine, DateTimeOffset)>();
        var last = await book.Doses.LastTakenAsync(scope.Now.AddHours(-24), cancellationToken);
        foreach (var group in doses.GroupBy(d => d.MedicineId))
        {
            var due = group.Max(d => d.Due);
            var moment = due < scope.Now - MedicineBook.Window ? due : scope.Now;
            if (book.Find(group.Key) is { } medicine && last.TryGetValue(group.Key, out var taken) && (moment - taken).Duration() < medicine.LeastGap)
            {
                soon.Add((medicine, taken));
            }
        }

        return soon;
    }

    private static async Task<string> TakeFromStockAsync(List<Dose> taken, MedicineBook book, TurnScope scope, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var group in taken.GroupBy(d => d.MedicineId))
        {
            if (book.Find(group.Key) is not { } medicine)
            {
                continue;
            }

            if (IsLast(medicine, group, scope))
            {
                notes.Add(MedicineText.CourseOver(medicine, scope.Profile.Language));
            }

            if (medicine.Stock is not { } stock)
            {
                continue;
            }

            var left = medicine with { Stock = Math.Max(0, stock - (medicine.PerDose * group.Count())) };
            var due = left.DaysLeft is { } days && !IsLast(medicine, group, scope) ? s_refillAt.LastOrDefault(at => days <= at, -1) : -1;
            if (due >= 0 && (medicine.StockTold is null || due < medicine.StockTold))
            {
                notes.Add(MedicineText.Stock(left, left.DaysLeft!.Value, scope.Profile.Language)!); // days were counted just above
                left = left with { StockTold = due };
            }

            await book.Table.SaveAsync(left, scope.Now, cancellationToken);
        }

        return string.Join('\n', notes);
    }

    private static bool IsLast(Medicine medicine, IEnumerable<Dose> taken, TurnScope scope) =>
        medicine.EndsOn is { } end
        && taken.Any(d => d.Day >= end && d.At == medicine.Plan.Times[^1])
        && LocalClock.Today(scope.Profile, scope.Now) >= end;
}
