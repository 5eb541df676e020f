using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Npgsql;

namespace Companion.People.Family;

/// <summary>Orders the picture of another person's week, in the reader's language; it comes back as the result of the work item "chart".</summary>
internal sealed class FamilyLook : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("family.look", ["relation: text"], results: ["ok", "refused", FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        if (call.Relation() is not { } id || await Relations.FindAsync(connection, scope.Cipher, id, me, cancellationToken).ConfigureAwait(false) is not { } relation
            || relation.OtherId != me)
        {
            return CommandOutcome.Of(FamilyCommand.Gone);
        }

        if (!await Relations.LookAsync(connection, me, relation.PersonId, Permission.SeeTrends, scope.Now, cancellationToken).ConfigureAwait(false))
        {
            return CommandOutcome.Of("refused");
        }

        var request = ChartRequest.Of(scope.Profile, TrendPeriod.Week, scope.Now) with { PersonId = relation.PersonId };
        scope.Enqueue(ChartWork.WorkKind, JsonSerializer.Serialize(request, ChartJson.Default.ChartRequest));
        return CommandOutcome.Ok;
    }
}
