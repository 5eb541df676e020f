using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;
using Companion.Reports;
using Npgsql;

namespace Companion.People.Family;

/// <summary>Orders the picture of another person's week, in the reader's language; it comes back as the result of the work item "chart".</summary>
internal sealed class FamilyLook : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define(
        "family.look", ["relation: text"], results: ["ok", FamilyCommand.Refused, FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await call.TheirsAsync(scope, connection, Permission.SeeTrends, cancellationToken).ConfigureAwait(false);
        if (relation is null)
        {
            return CommandOutcome.Of(refusal);
        }

        var request = ChartRequest.Of(scope.Profile, TrendPeriod.Week, scope.Now) with { PersonId = relation.PersonId };
        scope.Enqueue(ChartWork.WorkKind, JsonSerializer.Serialize(request, ChartJson.Default.ChartRequest));
        return CommandOutcome.Ok;
    }
}

/// <summary>
/// Orders the report of another person's last thirty days as PDF; it comes back as the result of the work item "report". Medicines and the
/// person's own words are in it only where those may be seen too.
/// </summary>
internal sealed class FamilyReport : IQueryCommand
{
    private const int Days = 30;

    public CommandSignature Signature { get; } = Signatures.Define(
        "family.report", ["relation: text"], outputs: ["name: text"], results: ["ok", FamilyCommand.Refused, FamilyCommand.Gone]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (relation, refusal) = await call.TheirsAsync(scope, connection, Permission.SeeTrends, cancellationToken).ConfigureAwait(false);
        if (relation is null)
        {
            return CommandOutcome.Of(refusal);
        }

        // Written down as looks of their own: what the report holds is what was looked at.
        foreach (var more in (Permission[])[Permission.SeeDiary, Permission.SeeMedicines])
        {
            if (relation.Permissions.Contains(more))
            {
                await Relations.LookAsync(connection, scope.Profile.PersonId, relation.PersonId, more, scope.Now, cancellationToken).ConfigureAwait(false);
            }
        }

        var request = ReportRequest.Of(scope.Profile, Days, notes: true, scope.Now) with { PersonId = relation.PersonId };
        scope.Enqueue(ReportWork.WorkKind, JsonSerializer.Serialize(request, ReportJson.Default.ReportRequest));
        return FamilyCommand.Of("ok", ("name", FamilyCommand.Name(relation)));
    }
}
