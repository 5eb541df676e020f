using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Medicines;

/// <summary>Tells those whom the person allowed to hear of medicines that some were not marked; never at night, and once for each question.</summary>
internal static class MissedDoses
{
    public const string Dialog = "news.missed-dose";

    public static async Task TellAsync(
        IReadOnlyList<Dose> missed, MedicineBook book, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (missed.Count == 0)
        {
            return;
        }

        var list = string.Join('\n', missed.Select(d => "• " + DoseList.Line(d, book, withHour: true)));
        foreach (var relation in await Relations.ToTellAsync(connection, scope.Cipher, scope.Profile.PersonId, Permission.HearMedicines, cancellationToken))
        {
            var begin = BeginInput.Of(
                Dialog, BeginWhen.Daytime, ("person", new TextValue(scope.Profile.PersonId.ToString("N"))), ("name", new TextValue(scope.Profile.Name)), ("list", new TextValue(list)));
            scope.Tell(relation.OtherId, begin, "dose:" + missed[0].Id.ToString("N"));
        }
    }
}
