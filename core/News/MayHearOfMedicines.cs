using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.News;

/// <summary>A missed dose has arrived at somebody: whether they may still hear of it. Written down for the person, as every look is.</summary>
internal sealed class MayHearOfMedicines : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("news.may-hear-of-medicines", ["person: text"], results: ["ok", "not-allowed"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Guid.TryParse(call.Text("person"), out var person) && person != scope.Profile.PersonId
        && await Relations.LookAsync(connection, scope.Profile.PersonId, person, Permission.HearMedicines, scope.Now, cancellationToken)
            ? CommandOutcome.Ok
            : CommandOutcome.Of("not-allowed");
}
