using Companion.Conversations.Outbox;
using Companion.Conversations.Turns;
using Companion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Companion.Safety.Alarms;

/// <summary>Wakes the loops of this node when an alarm has moved, here or elsewhere.</summary>
internal sealed class AlarmSignal(OutboxDispatcher outbox) : IDisposable
{
    private readonly SemaphoreSlim _moved = new(0, 1);
    private readonly SemaphoreSlim _sends = new(0, 1);

    public void Raise()
    {
        Release(_moved);
        Release(_sends);
    }

    /// <summary>Messages were committed here: they are fetched without the way around by the database's notification.</summary>
    public void Committed()
    {
        outbox.LookAll();
        Raise();
    }

    public void RaiseSends() => Release(_sends);

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _moved.WaitAsync(atMost, cancellationToken);

    public Task WaitForSendsAsync(TimeSpan atMost, CancellationToken cancellationToken) => _sends.WaitAsync(atMost, cancellationToken);

    public void Dispose()
    {
        _moved.Dispose();
        _sends.Dispose();
    }

    private static void Release(SemaphoreSlim signal)
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }
}

/// <summary>Hears of alarms that moved.</summary>
internal sealed partial class AlarmListener(CompanionDatabase database, AlarmSignal signal, TimeProvider clock, ILogger<AlarmListener> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var connection = await database.OpenListenerAsync(stoppingToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    connection.Notification += (_, _) => signal.Raise();
                    var listen = connection.CreateCommand();
                    await using (listen.ConfigureAwait(false))
                    {
                        listen.CommandText = $"listen {AlarmStore.Channel}";
                        await listen.ExecuteNonQueryAsync(stoppingToken).ConfigureAwait(false);
                    }

                    signal.Raise();
                    while (true)
                    {
                        await connection.WaitAsync(stoppingToken).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception exception) when (CarefulTurn.IsOutage(exception, stoppingToken))
            {
                LogOutage(logger, exception.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(300), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "not listening for alarms for now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
