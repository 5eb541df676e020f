using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;
using Npgsql;

namespace Companion.Safety.Commands;

/// <summary>
/// "safety.tell-red-flag": those whom the person lets hear of red flags are told that their words warned of one; never the words
/// themselves. Once an episode. Results: ok, nobody (there is none, or it was never allowed), before (told already).
/// </summary>
internal sealed class TellRedFlag : IQueryCommand
{
    public const string Dialog = "safety.red-flag-news";

    /// <summary>Words within this time belong to what others know of already.</summary>
    private static readonly TimeSpan s_episode = TimeSpan.FromHours(6);

    public CommandSignature Signature { get; } = Signatures.Define("safety.tell-red-flag", ["kind: choice"], results: ["ok", "nobody", "before"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var me = scope.Profile.PersonId;
        var relations = await Relations.ToTellAsync(connection, scope.Cipher, me, Permission.HearRedFlags, cancellationToken).ConfigureAwait(false);
        if (relations.Count == 0)
        {
            return CommandOutcome.Of("nobody");
        }

        if (await IsToldAsync(connection, me, scope.Now, cancellationToken).ConfigureAwait(false))
        {
            return CommandOutcome.Of("before");
        }

        var kind = new ChoiceValue(call.Choice("kind") ?? "danger");
        foreach (var relation in relations)
        {
            scope.Tell(relation.OtherId, BeginInput.Of(
                Dialog, BeginWhen.AtOnce, ("person", new TextValue(me.ToString("N"))), ("name", new TextValue(scope.Profile.Name)), ("kind", kind)));
        }

        scope.Writes.Of<SosEventRows>().Add(new(
            scope.TenantId, Guid.CreateVersion7(scope.Now), me, scope.Now, "told", scope.Profile.Country, EmergencyNumbers.Ambulance(scope.Profile.Country)));
        return CommandOutcome.Ok;
    }

    private static async Task<bool> IsToldAsync(NpgsqlConnection connection, Guid me, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            "select exists (select from companion.sos_events where tenant_id = companion.tenant() and person_id = $1 and step = 'told' and at > $2)",
            connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = me }, new NpgsqlParameter<DateTimeOffset> { TypedValue = now - s_episode } },
        };
        await using (command.ConfigureAwait(false))
        {
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // exists is never null
        }
    }
}

/// <summary>News of a red flag has arrived at somebody: whether they may still hear it. Written down for the person, as every look is.</summary>
internal sealed class MayHearRedFlag : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("safety.may-hear-red-flag", ["person: text"], results: ["ok", "not-allowed"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Guid.TryParse(call.Text("person"), out var person) && person != scope.Profile.PersonId
        && await Relations.LookAsync(connection, scope.Profile.PersonId, person, Permission.HearRedFlags, scope.Now, cancellationToken).ConfigureAwait(false)
            ? CommandOutcome.Ok
            : CommandOutcome.Of("not-allowed");
}
