using Companion.Conversations;
using Companion.Storage;
using Npgsql;

namespace Companion.People.OwnData;

/// <summary>Erases a person once the goodbye has reached them, or after ten seconds without.</summary>
internal sealed class EraseWork(CompanionDatabase database, Erasure erasure, TimeProvider clock) : IWorkExecutor
{
    public const string WorkKind = "erase";

    private const int Looks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public string Kind => WorkKind;

    public async Task<WorkResult> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            // Before the first look as well: a page reads the goodbye a moment after it is committed.
            await Task.Delay(BetweenLooks, clock, cancellationToken).ConfigureAwait(false);
            if (!await IsOnItsWayAsync(item, cancellationToken).ConfigureAwait(false))
            {
                break;
            }
        }

        await erasure.EraseAsync(item.TenantId, item.PersonId, cancellationToken).ConfigureAwait(false);
        return WorkResult.Done("{}");
    }

    private async Task<bool> IsOnItsWayAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(item.TenantId, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var command = transaction.Command(
                """
                select exists (
                  select from companion.chats h join companion.outbox o
                    on o.tenant_id = h.tenant_id and o.account_id = h.account_id and o.chat_id = h.chat_id
                  where h.tenant_id = companion.tenant() and h.person_id = $1)
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = item.PersonId });
                return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // exists is never null
            }
        }
    }
}
