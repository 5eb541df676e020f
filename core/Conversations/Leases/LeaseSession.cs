using Companion.Conversations.Turns;
using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// This node's sign of life: a connection that holds the advisory lock of its name. PostgreSQL ends it within milliseconds of the
/// process's death, and whoever waits for the node's leases sees that. When it breaks, this node has another name from then on.
/// </summary>
internal sealed class LeaseSession(CompanionDatabase database) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;
    private Life? _life;

    /// <param name="Node">The name under which leases are held.</param>
    /// <param name="Ended">The session has broken: others may have taken over.</param>
    public sealed record Life(Guid Node, CancellationToken Ended);

    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public async Task<Life> LiveAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _life is { Ended.IsCancellationRequested: false } life ? life : _life = await BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _gate.Dispose();
    }

    private async Task<Life> BeginAsync(CancellationToken cancellationToken)
    {
        var node = Guid.CreateVersion7();
        var connection = await database.OpenListenerAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1::text, 0))", connection);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = node });
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var ended = new CancellationTokenSource();
        _watching = WatchAsync(connection, ended);
        return new Life(node, ended.Token);
    }

    private async Task WatchAsync(NpgsqlConnection connection, CancellationTokenSource ended)
    {
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    await connection.WaitAsync(_stopping.Token).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException || CarefulTurn.IsOutage(exception, CancellationToken.None))
            {
                await ended.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
