using Companion.Handoffs;
using Companion.Safety.Desk;
using Companion.Storage;
using Npgsql;

namespace Companion.Admin.Live;

/// <summary>Tells the open boards of this host that something changed, whichever host it was that changed it.</summary>
internal sealed partial class BoardSignal(CompanionDatabase database, TimeProvider time, ILogger<BoardSignal> logger) : BackgroundService
{
    private TaskCompletionSource _changed = New();

    /// <summary>Completes at the next change.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenListenerAsync(stoppingToken);
                connection.Notification += (_, _) => Raise();
                await using (var listen = new NpgsqlCommand($"listen {AlarmDesk.ChangedChannel}; listen {HandoffDesk.ChangedChannel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                // What changed while nobody listened.
                Raise();
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                LogOutage(logger, exception.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Raise() => Interlocked.Exchange(ref _changed, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Warning, Message = "boards are not told of changes for now ({Error})")]
    private static partial void LogOutage(ILogger logger, string error);
}
