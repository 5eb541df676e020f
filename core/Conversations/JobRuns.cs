using Companion.Storage;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Lets one node do each run of a job that goes by the clock, wherever its scheduler fires: the job's lease is held while it runs, and a
/// finished run is a row. When the holder dies, a node that waits for the lease does the run instead.
/// </summary>
public sealed class JobRuns(CompanionDatabase database, ILeases leases, TimeProvider clock)
{
    private const int MostAttempts = 3;

    /// <summary>Longer than any node may be asleep and then fire a run of long ago.</summary>
    private static readonly TimeSpan Remember = TimeSpan.FromDays(60);

    /// <param name="job">Its name.</param>
    /// <param name="due">When it was scheduled: the same on every node.</param>
    /// <param name="run">May run again when a node dies in the middle, so its effects must bear that. Tried three times in all.</param>
    /// <param name="cancellationToken">Stops the host.</param>
    public async Task OnceAsync(string job, DateTimeOffset due, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = 0;
        await leases.HoldAsync("job." + job, RunUnderLeaseAsync, over.Token).ConfigureAwait(false);

        async Task RunUnderLeaseAsync(Lease lease, CancellationToken held)
        {
            var isLast = ++attempts == MostAttempts;
            try
            {
                if (!await IsFinishedAsync(job, due, held).ConfigureAwait(false))
                {
                    await run(held).ConfigureAwait(false);
                    await FinishAsync(job, due, held).ConfigureAwait(false);
                }

                isLast = true;
            }
            finally
            {
                if (isLast)
                {
                    await over.CancelAsync().ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<bool> IsFinishedAsync(string job, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand("select exists (select from companion.job_runs where job = $1 and due_at = $2)");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = job });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = due });
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!; // exists is never null
        }
    }

    private async Task FinishAsync(string job, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var command = database.Worker.CreateCommand(
            """
            with forgotten as (delete from companion.job_runs where job = $1 and due_at < $4)
            insert into companion.job_runs (job, due_at, finished_at) values ($1, $2, $3) on conflict do nothing
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = job });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = due });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now - Remember });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
