using Companion.Access;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Handoffs;

/// <summary>"people.ask-human": the person wants to talk to a human. Results: asked (it is in the queue), nobody (no staff who could come).</summary>
internal sealed class AskHuman : IQueryCommand
{
    private static readonly string[] s_roles =
        [.. Enum.GetValues<StaffRole>().Where(role => role.May(StaffPermission.HandoffsWork)).Select(role => role.ToString())];

    public CommandSignature Signature { get; } = Signatures.Define("people.ask-human", results: ["asked", "nobody"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(
            """
            select exists (
              select from companion.staff
              where tenant_id = companion.tenant() and disabled_at is null and password_hash is not null and role = any ($1))
            """,
            connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = s_roles });
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
            {
                return CommandOutcome.Of("nobody");
            }
        }

        await HandoffStore.OpenAsync(connection, scope.Profile.PersonId, scope.ConversationId, HandoffReason.Asked, scope.Now, cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of("asked");
    }
}
