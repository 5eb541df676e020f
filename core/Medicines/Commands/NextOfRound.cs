using System.Collections.Immutable;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Medicines.Commands;

/// <summary>Of the doses that were asked about together, the next one that is not answered; for those who took some and not others.</summary>
internal sealed class NextOfRound : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("medicines.next-of-round", ["doses: text"], ["dose: text", "line: text"], ["ok", "none"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var book = await MedicineBook.OpenAsync(scope, connection, cancellationToken);
        var open = (await book.Doses.FindAsync(DoseList.Read(call.Text("doses")), cancellationToken)).Find(d => d.Status == DoseStatus.Due);
        return open is null ? CommandOutcome.Of("none") : new CommandOutcome
        {
            Values = ImmutableSortedDictionary<string, SlotValue>.Empty
                .Add("dose", DoseList.Write([open.Id]))
                .Add("line", new TextValue(DoseList.Line(open, book, withHour: true))),
        };
    }
}
