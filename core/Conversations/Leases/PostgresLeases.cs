using Companion.Storage;
using Companion.Conversations.Turns;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations;

/// <summary>
/// Leases as rows of companion.leases. A holder renews every half second and may act for 1.5 s after it last asked; another may take over
/// once the row is 2 s old by the database's clock. So a holder that is cut off stops before its successor starts, and one that was paused
/// finds out by its own clock before it acts; its writes, which carry the epoch, no longer match. A holder that died is seen sooner: its
/// session (<see cref="LeaseSession"/>) is gone.
/// </summary>
internal sealed partial class PostgresLeases(CompanionDatabase database, LeaseSession session, TimeProvider clock, ILogger<PostgresLeases> logger) : ILeases
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ActFor = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan RowTtl = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    private const string IsFree =
        "(l.expires_at < clock_timestamp() or (l.session = l.node and pg_try_advisory_xact_lock_shared(hashtextextended(l.node::text, 0))))";

    public async Task HoldAsync(string name, Func<Lease, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var asked = clock.GetTimestamp();
            if (await TryAcquireAsync(name, cancellationToken).ConfigureAwait(false) is not { } taken)
            {
                await Task.Delay(AskEvery, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var lease = new Lease(name, taken.Epoch, clock);
            lease.Renewed(asked, ActFor);
            LogHeld(logger, name, lease.Epoch);
            await WorkAsync(lease, taken.Life, work, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(Lease lease, LeaseSession.Life life, Func<Lease, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.Ended);
        using var ended = life.Ended.UnsafeRegister(lost => ((Lease)lost!).Lost(), lease); // the state is never null
        var working = work(lease, held.Token);
        var renewing = RenewAsync(lease, life.Node, held.Token);
        await Task.WhenAny(working, renewing).ConfigureAwait(false);
        await held.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(working, renewing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (working.Exception?.InnerException is { } error and not OperationCanceledException
            && !(cancellationToken.IsCancellationRequested && CarefulTurn.IsOutage(error, cancellationToken)))
        {
            LogWorkFailed(logger, lease.Name, error.GetType().Name);
        }

        lease.Lost();
        await ReleaseAsync(lease, life.Node, cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(Lease lease, Guid node, CancellationToken cancellationToken)
    {
        while (lease.IsHeld)
        {
            await Task.Delay(RenewEvery, clock, cancellationToken).ConfigureAwait(false);
            var asked = clock.GetTimestamp();
            try
            {
                var command = database.Worker.CreateCommand(
                    "update companion.leases set expires_at = clock_timestamp() + $3 where name = $1 and epoch = $2 and node = $4");
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = lease.Name });
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lease.Epoch });
                    command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = RowTtl });
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = node });
                    if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 0)
                    {
                        lease.Lost();
                        LogLost(logger, lease.Name, lease.Epoch);
                        return;
                    }
                }

                lease.Renewed(asked, ActFor);
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
            {
                LogOutage(logger, lease.Name, exception.GetType().Name);
            }
        }
    }

    private async Task<(long Epoch, LeaseSession.Life Life)?> TryAcquireAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var life = await session.LiveAsync(cancellationToken).ConfigureAwait(false);
            if (await IsHeldAsync(name, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var command = database.Worker.CreateCommand(
                $"""
                insert into companion.leases as l (name, node, session, epoch, expires_at) values ($1, $2, $2, 1, clock_timestamp() + $3)
                on conflict (name) do update set node = excluded.node, session = excluded.session, epoch = l.epoch + 1, expires_at = excluded.expires_at
                where {IsFree}
                returning epoch
                """);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = life.Node });
                command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = RowTtl });
                return (long?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is { } epoch ? (epoch, life) : null;
            }
        }
        catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken))
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogOutage(logger, name, exception.GetType().Name);
            }

            return null;
        }
    }

    /// <summary>Asked often, so without touching the row: to lock it would cost a commit each time.</summary>
    private async Task<bool> IsHeldAsync(string name, CancellationToken cancellationToken)
    {
        var command = database.Worker.CreateCommand($"select not {IsFree} from companion.leases l where name = $1");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }

    /// <summary>Also when the host stops: so that another node need not wait for it to run out.</summary>
    private async Task ReleaseAsync(Lease lease, Guid node, CancellationToken stopping)
    {
        try
        {
            var command = database.Worker.CreateCommand(
                "update companion.leases set expires_at = '-infinity' where name = $1 and epoch = $2 and node = $3");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = lease.Name });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lease.Epoch });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = node });
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (CarefulTurn.IsOutage(exception, CancellationToken.None))
        {
            // It runs out by itself. Whoever stops everything stops the database as well.
            if (!stopping.IsCancellationRequested)
            {
                LogOutage(logger, lease.Name, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "holding {Lease}, epoch {Epoch}")]
    private static partial void LogHeld(ILogger logger, string lease, long epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "lost {Lease}, epoch {Epoch}")]
    private static partial void LogLost(ILogger logger, string lease, long epoch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Lease}: the database does not answer ({Error})")]
    private static partial void LogOutage(ILogger logger, string lease, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "the work under {Lease} failed ({Error}); it starts over")]
    private static partial void LogWorkFailed(ILogger logger, string lease, string error);
}
