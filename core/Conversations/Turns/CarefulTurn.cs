using System.Text.Json;
using Companion.Dialogs;
using Companion.People;
using Companion.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Companion.Conversations.Turns;

/// <summary>
/// Takes one inbound alone: in a transaction of its own, with the conversation locked and its dedupe key looked at first. For turns whose
/// commands query, for what fell out of a batch, and for whatever keeps failing: that ends in quarantine, so that its chat goes on.
/// </summary>
internal sealed partial class CarefulTurn(
    CompanionDatabase database,
    TurnStepper stepper,
    TurnTransaction transaction,
    Newcomers newcomers,
    QuarantineStore quarantine,
    DialogVersions dialogs,
    TimeProvider clock,
    ILogger<CarefulTurn> logger)
{
    private const int AttemptsBeforeQuarantine = 3;
    private const int AttemptsWhenUnavailable = 4;

    /// <returns>What became of it, and the committed turn (null when nothing new was committed).</returns>
    /// <exception cref="ConversationsUnavailableException">The database is away: not taken, must come again.</exception>
    public async Task<(InboundOutcome Outcome, PreparedTurn? Turn)> RunAsync(Pending pending, CancellationToken cancellationToken)
    {
        var failures = 0;
        var outages = 0;
        while (true)
        {
            try
            {
                return await AttemptAsync(pending, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsOutage(exception, cancellationToken))
            {
                if (++outages == AttemptsWhenUnavailable || cancellationToken.IsCancellationRequested)
                {
                    throw new ConversationsUnavailableException("the database does not take turns now", exception);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100 << outages), clock, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation && ++failures < 10)
            {
                // Another node was first; look again.
                LogRace(logger, pending.Inbound.Chat.AccountId, exception.SqlState);
            }
            catch (UnknownDialogVersionException unknown) when (failures == 0)
            {
                // Pinned before an update of this program; the database keeps what it was.
                failures += await dialogs.LoadAsync(pending.TenantId, unknown.Dialog, unknown.Version, cancellationToken).ConfigureAwait(false) ? 0 : 1;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(logger, exception.GetType().Name, pending.Inbound.Chat.AccountId, failures + 1);
                if (++failures >= AttemptsBeforeQuarantine)
                {
                    return (await quarantine.PutAsync(pending.Inbound, pending.ConversationId, exception, cancellationToken).ConfigureAwait(false), null);
                }
            }
        }
    }

    private async Task<(InboundOutcome, PreparedTurn?)> AttemptAsync(Pending pending, CancellationToken cancellationToken)
    {
        var inbound = pending.Inbound;
        var cipher = await database.Ciphers.ForAsync(pending.TenantId, cancellationToken).ConfigureAwait(false);
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var scope = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (scope.ConfigureAwait(false))
            {
                Failpoints.Hit("after-begin");
                var now = Now(clock);
                if (!await FirstTimeAsync(connection, inbound, now, cancellationToken).ConfigureAwait(false))
                {
                    return (InboundOutcome.Duplicate, null);
                }

                var conversation = await LockAsync(connection, pending, cipher, cancellationToken).ConfigureAwait(false);
                if (conversation is null)
                {
                    await scope.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return (InboundOutcome.Refused, null);
                }

                var writes = new TurnWrites();
                var turn = await stepper.StepAsync(pending, conversation, now, writes, cipher, connection, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException("a turn with a connection asked for one");
                await transaction.WriteAsync(connection, pending.TenantId, [turn], writes, cipher, inboxWritten: true, cancellationToken).ConfigureAwait(false);
                Failpoints.Hit("before-commit");
                await scope.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                Failpoints.Hit("after-commit");
                return (InboundOutcome.Done, turn);
            }
        }
    }

    private async Task<LiveConversation?> LockAsync(
        NpgsqlConnection connection, Pending pending, ITenantCipher cipher, CancellationToken cancellationToken)
    {
        var found = pending.ConversationId is { } id
            ? await ConversationLoader.LoadAsync(connection, pending.TenantId, [], [id], cipher, locked: true, cancellationToken).ConfigureAwait(false)
            : await ConversationLoader.LoadAsync(connection, pending.TenantId, [pending.Inbound.Chat], [], cipher, locked: true, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0].Conversation : newcomers.Create(pending);
    }

    private static async Task<bool> FirstTimeAsync(NpgsqlConnection connection, Inbound inbound, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(TurnStatements.SetTenant(inbound.Chat.TenantId));
            if (!Failpoints.ForgetsDedupe)
            {
                batch.BatchCommands.Add(QuarantineStore.InboxInsert(inbound, now));
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return Failpoints.ForgetsDedupe || batch.BatchCommands[1].RecordsAffected == 1;
        }
    }

    /// <summary>To the microsecond, as PostgreSQL keeps it.</summary>
    internal static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % 10));
    }

    internal static bool IsOutage(Exception exception, CancellationToken stopping) => exception switch
    {
        // Class 57: operator intervention (shutdown, terminated backend); 53: out of resources; 08: connection; 25P02 follows one of these.
        PostgresException postgres => postgres.SqlState is ['5', '7', ..] or ['5', '3', ..] or ['0', '8', ..],
        NpgsqlException => true,
        System.IO.IOException or System.Net.Sockets.SocketException or TimeoutException or ObjectDisposedException => true,
        OperationCanceledException => stopping.IsCancellationRequested,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "turn on account {AccountId} met another ({SqlState}), looking again")]
    private static partial void LogRace(ILogger logger, Guid accountId, string sqlState);

    [LoggerMessage(Level = LogLevel.Error, Message = "turn on account {AccountId} failed with {Error}, attempt {Attempt}")]
    private static partial void LogFailure(ILogger logger, string error, Guid accountId, int attempt);
}
