using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>
/// How today's planned doses stand, for the daily check-in: "all" were taken that were due by now, "some" are not marked (they are named),
/// "nothing" was due yet. Output "taken" answers the check-in's own question.
/// </summary>
internal sealed class TodaysMedicines : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.today", outputs: ["taken: yes-no", "doses: text", "list: text"], results: ["all", "some", "nothing"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var today = LocalClock.Today(scope.Profile, scope.Now);
        var due = (await book.Doses.BetweenAsync(scope.Now.AddHours(-30), scope.Now, cancellationToken))
            .FindAll(d => d.Planned && d.Day == today && d.Status != DoseStatus.Unasked && book.Find(d.MedicineId) is not null);
        var open = due.FindAll(d => d.Status is DoseStatus.Due or DoseStatus.Missed);
        if (due.Count == 0)
        {
            return CommandOutcome.Of("nothing");
        }

        return open.Count == 0
            ? CommandOutcome.Of("all") with
            {
                Values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add("taken", new YesNoValue(due.TrueForAll(d => d.Status == DoseStatus.Taken))),
            }
            : CommandOutcome.Of("some") with
            {
                Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                    .Add("doses", DoseList.Write(open.Select(d => d.Id)))
                    .Add("list", new TextValue(DoseList.Lines(open, book, scope))),
            };
    }
}
