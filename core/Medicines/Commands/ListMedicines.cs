using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>What the person takes, and the names for buttons ("m1" … "m6"; more are chosen by typing).</summary>
internal sealed class ListMedicines : IQueryCommand
{
    private const int Buttons = 6;

    public CommandSignature Signature { get; } = Signatures.Define(
        "medicines.list",
        outputs: ["overview: text", .. Enumerable.Range(1, Buttons).Select(i => $"m{i}: text")],
        results: ["some", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var profile = await book.ScheduleAsync(cancellationToken);
        if (book.Medicines.Count == 0)
        {
            return CommandOutcome.Of("none") with { Profile = profile };
        }

        var values = ImmutableSortedDictionary<string, SlotValue>.Empty.Add(
            "overview", new TextValue(string.Join('\n', book.Medicines.Select(m => "• " + MedicineText.Line(m, scope.Profile.Language)))));
        for (var i = 0; i < Buttons && i < book.Medicines.Count; i++)
        {
            values = values.Add($"m{i + 1}", new TextValue(book.Medicines[i].Name));
        }

        return new CommandOutcome { Result = "some", Values = values, Profile = profile };
    }
}
