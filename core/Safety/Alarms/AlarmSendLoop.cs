using System.Collections.Immutable;
using Companion.Conversations.Turns;
using Companion.Safety.Ways;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Safety.Alarms;

/// <summary>
/// Sends what goes through providers: claimed by row locks, several side by side, each with a time limit, so that a slow provider holds up
/// nobody. What fails is not tried again: the alarm goes on to the next way or the next contact at once.
/// </summary>
internal sealed partial class AlarmSendLoop(
    CompanionDatabase database,
    IEnumerable<IWaySender> senders,
    AlarmSends sends,
    AlarmSignal signal,
    TimeProvider clock,
    ILogger<AlarmSendLoop> logger) : BackgroundService
{
    private const int SideBySide = 8;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>A claim that is not finished by then belonged to a node that died.</summary>
    private static readonly TimeSpan s_claim = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(1);

    private readonly ImmutableDictionary<string, IWaySender> _senders = senders.ToImmutableDictionary(sender => sender.Way.ToString(), StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _senders.IsEmpty ? Task.CompletedTask : Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => RunAsync(stoppingToken)));

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await ClaimAsync(cancellationToken).ConfigureAwait(false) is not { } claimed)
                {
                    await signal.WaitForSendsAsync(s_lookEvery, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                // There may be more: another worker looks.
                signal.RaiseSends();
                var result = await SendAsync(claimed, cancellationToken).ConfigureAwait(false);
                await sends.TakeAsync(
                    new SendReport(claimed.Message.TenantId, result.Sent ? null : result.Error ?? "refused", result.ProviderId) { Send = (claimed.AlarmId, claimed.Number) },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, cancellationToken))
            {
                LogOutage(logger, exception.GetType().Name);
                await Task.Delay(s_lookEvery, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<WayResult> SendAsync(Claimed claimed, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(s_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return _senders.TryGetValue(claimed.Kind, out var sender)
                ? await sender.SendAsync(claimed.Message, either.Token).WaitAsync(either.Token).ConfigureAwait(false)
                : WayResult.Failed("no such way here");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WayResult.Failed("too slow");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, claimed.AlarmId, claimed.Kind, exception.GetType().Name);
            return WayResult.Failed("failed");
        }
    }

    private sealed record Claimed(Guid AlarmId, int Number, string Kind, WayMessage Message);

    private async Task<Claimed?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var command = database.Worker.CreateCommand(
            """
            update companion.alarm_sends s set attempts = s.attempts + 1, state = 'sending', due_at = $1 + $2, changed_at = $1
            where (s.tenant_id, s.alarm_id, s.number) = (
              select tenant_id, alarm_id, number from companion.alarm_sends where due_at <= $1 order by due_at for update skip locked limit 1)
            returning s.tenant_id, s.alarm_id, s.number, s.kind, s.box
            """);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(AlarmStore.Value(now));
            command.Parameters.Add(AlarmStore.Value(s_claim));
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                var cipher = await database.Ciphers.ForAsync(reader.GetGuid(0), cancellationToken).ConfigureAwait(false);
                return new Claimed(reader.GetGuid(1), reader.GetInt32(2), reader.GetString(3), AlarmJson.OpenMessage(reader.GetFieldValue<byte[]>(4), cipher));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "alarm {AlarmId} by {Way}: {Error}")]
    private static partial void LogFailed(ILogger logger, Guid alarmId, string way, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "alarms' messages wait: the database does not answer ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
