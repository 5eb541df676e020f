using Companion.Access;
using Companion.Conversations;
using Companion.Dialogs;
using Npgsql;

namespace Companion.Handoffs;

/// <summary>"people.ask-human": the person wants to talk to a human. Results: asked (it is in the queue), nobody (no staff who could come).</summary>
internal sealed class AskHuman : IQueryCommand
{
    public CommandSignature Signature { get; } = Signatures.Define("people.ask-human", results: ["asked", "nobody"]);

    public async Task<CommandOutcome> RunAsync(CommandCall call, TurnScope scope, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await StaffCover.HasAnyAsync(connection, StaffPermission.HandoffsWork, cancellationToken).ConfigureAwait(false))
        {
            return CommandOutcome.Of("nobody");
        }

        await HandoffStore.OpenAsync(connection, scope.Profile.PersonId, scope.ConversationId, HandoffReason.Asked, scope.Now, cancellationToken).ConfigureAwait(false);
        return CommandOutcome.Of("asked");
    }
}
