using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.Understanding;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>Finds a medicine of the person's by what they call it, with a slip or two; "paused" tells that it rests.</summary>
internal sealed class PickMedicine : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.pick", ["which: text"], ["medicine: text", "line: text", "name: text"], ["ok", "paused", "unknown"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        if (Best(book.Medicines, call.Text("which") ?? "", scope) is not { } found)
        {
            return CommandOutcome.Of("unknown");
        }

        return new CommandOutcome
        {
            Result = found.Status == MedicineStatus.Active ? "ok" : "paused",
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                .Add("medicine", new TextValue(found.Id.ToString("N")))
                .Add("name", new TextValue(found.Name))
                .Add("line", new TextValue(MedicineText.Line(found, scope.Profile.Language))),
        };
    }

    private static Medicine? Best(List<Medicine> medicines, string which, TurnScope scope)
    {
        if (medicines.Find(m => m.Name.Equals(which.Trim(), StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return same;
        }

        List<PhraseSet> sets = [.. medicines.Select(m => new PhraseSet(m.Id.ToString("N"), [m.Name]))];
        return PhraseMatcher.Best(which, scope.Profile.Language, sets) is { Score: >= 0.6 } match ? medicines.Find(m => m.Id.ToString("N") == match.Id) : null;
    }
}
