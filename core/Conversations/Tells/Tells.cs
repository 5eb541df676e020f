using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>Begins dialogs in people's conversations from outside a turn: a job, an alarm, an administrator. Inside a turn: <see cref="TurnScope.Tell"/>.</summary>
public sealed class Tells(CompanionDatabase database)
{
    /// <summary>Commits with the caller's transaction, which has its tenant set.</summary>
    /// <param name="connection">In that transaction.</param>
    /// <param name="tenantId">Its tenant.</param>
    /// <param name="personId">Hears it where they last wrote; a person without a conversation hears nothing.</param>
    /// <param name="begin">The dialog, its arguments, and how long it may wait.</param>
    /// <param name="key">At most 40 characters. The same key and <paramref name="due"/> for the same person are told once.</param>
    /// <param name="due">UTC; now or later.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task TellAsync(
        NpgsqlConnection connection, Guid tenantId, Guid personId, BeginInput begin, string key, DateTimeOffset due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(begin);
        var rows = new TellRows();
        rows.Add(personId, null, begin, key, due, await database.Ciphers.ForAsync(tenantId, cancellationToken).ConfigureAwait(false));
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(rows.ToCommand());
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
