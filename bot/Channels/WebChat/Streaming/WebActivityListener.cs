using Companion.Conversations;
using Companion.Storage;
using Npgsql;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>Hears from PostgreSQL what other nodes committed for web chats.</summary>
internal sealed partial class WebActivityListener(
    CompanionDatabase database, WebActivitySignals signals, TimeProvider clock, ILogger<WebActivityListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogLost(logger, exception.GetType().Name);
                }

                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenListenerAsync(stoppingToken);
        connection.Notification += (_, notification) =>
        {
            var parts = notification.Payload.Split(' ');
            if (parts.Length == 3 && Guid.TryParse(parts[0], out var tenantId) && Guid.TryParse(parts[1], out var accountId))
            {
                signals.Wake(new(tenantId, accountId, parts[2]));
            }
        };
        await using (var listen = new NpgsqlCommand("listen " + WebActivityRows.Notification, connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // What was committed while nobody listened.
        signals.WakeAll();
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not listening for web chat activities of other nodes for a moment: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
