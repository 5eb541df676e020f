using System.Text.Json;
using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.News;

/// <summary>The week has arrived at its reader: orders it if they may still know it, and writes down for the person that they looked.</summary>
internal sealed class OrderNews : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("news.order", ["person: text", "week: date"], results: ["ok", "not-allowed"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var reader = scope.Profile.PersonId;
        if (!Guid.TryParse(call.Text("person"), out var person) || call.Arguments.GetValueOrDefault("week") is not DateValue week
            || person == reader
            || !await Relations.LookAsync(connection, reader, person, Permission.HearWeekly, scope.Now, cancellationToken))
        {
            return CommandOutcome.Of("not-allowed");
        }

        var request = new NewsRequest(person, reader, week.Date, scope.Profile.Language.Code());
        scope.Enqueue(NewsWork.WorkKind, JsonSerializer.Serialize(request, NewsJson.Default.NewsRequest));
        return CommandOutcome.Ok;
    }
}
