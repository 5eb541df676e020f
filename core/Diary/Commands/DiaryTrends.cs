using System.Text.Json;
using Companion.Conversations;
using Companion.Diary.Trends;
using Companion.Dialogs;

namespace Companion.Diary.Commands;

/// <summary>Orders the picture of a period; it comes back as the result of the work item "chart".</summary>
internal sealed class DiaryTrends : IWriteCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("diary.trends", ["period: choice"]);

    public CommandOutcome Run(CommandCall call, TurnScope scope)
    {
        var period = call.Choice("period") switch
        {
            "year" => TrendPeriod.Year,
            "month" => TrendPeriod.Month,
            _ => TrendPeriod.Week,
        };
        var request = ChartRequest.Of(scope.Profile, period, scope.Now);
        scope.Enqueue(ChartWork.WorkKind, JsonSerializer.Serialize(request, ChartJson.Default.ChartRequest));
        return CommandOutcome.Ok;
    }
}
