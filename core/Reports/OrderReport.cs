using System.Text.Json;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Reports;

/// <summary>Orders the report of a period; it comes back as the result of the work item "report".</summary>
internal sealed class OrderReport : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("reports.order", ["period: choice", "notes: yes-no?"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var days = call.Choice("period") == "quarter" ? 91 : 30;
        var request = ReportRequest.Of(scope.Profile, days, call.YesNo("notes") == true, scope.Now);
        scope.Enqueue(ReportWork.WorkKind, JsonSerializer.Serialize(request, ReportJson.Default.ReportRequest));
        return CommandOutcome.Ok;
    }
}
