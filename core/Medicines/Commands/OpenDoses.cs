using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// The doses of the last day that are not marked as taken, whatever became of them, each in a slot for its button ("d1" … "d4") with its line
/// ("l1" … "l4"): for an answer that comes when the question is gone. Result "none": all are marked.
/// </summary>
internal sealed class OpenDoses : IQueryCommand
{
    private const int Buttons = 4;

    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.open-doses",
        ["first: text?"],
        outputs: [.. Enumerable.Range(1, Buttons).SelectMany(i => new[] { $"d{i}: text", $"l{i}: text" }), "doses: text", "list: text"],
        results: ["some", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);

        // A button of days ago still leads to its own dose, and what was due with it.
        var asked = await book.Doses.FindAsync(DoseList.Read(call.Text("first")), cancellationToken);
        var around = asked.Count > 0 && asked[0].Due < scope.Now.AddHours(-24) ? asked[0].Due : (DateTimeOffset?)null;
        var open = (await book.Doses.BetweenAsync(around?.AddMinutes(-1) ?? scope.Now.AddHours(-24), around?.AddHours(4) ?? scope.Now, cancellationToken))
            .FindAll(d => d.Status != DoseStatus.Taken && book.Find(d.MedicineId) is not null);
        if (open.Count == 0)
        {
            return CommandOutcome.Of("none");
        }

        // The latest are the likeliest.
        List<Dose> offered = [.. open.TakeLast(Buttons)];
        var values = ImmutableSortedDictionary<string, SlotValue>.Empty
            .Add("doses", DoseList.Write(offered.Select(d => d.Id)))
            .Add("list", new TextValue(DoseList.Lines(offered, book, scope)));
        for (var i = 0; i < offered.Count; i++)
        {
            values = values.Add($"d{i + 1}", DoseList.Write([offered[i].Id]))
                .Add($"l{i + 1}", new TextValue($"{MedicineText.Moment(offered[i].Due, scope.Profile, scope.Now)} – {book.Find(offered[i].MedicineId)!.Name}")); // known, see above
        }

        return new CommandOutcome { Result = "some", Values = values };
    }
}
