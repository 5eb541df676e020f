using System.Net.WebSockets;
using System.Text.Json;
using Companion.Bot.Channels.WebChat.Activities;
using Companion.Conversations;

namespace Companion.Bot.Channels.WebChat.Streaming;

/// <summary>
/// A client's open stream: catches up from its watermark, then waits for signals. Reads the log itself at every signal, so what a lost
/// connection or a lost signal would have carried comes with the next read.
/// </summary>
internal sealed class ActivityStream(ActivityFeed feed, WebActivitySignals signals, TimeProvider clock)
{
    /// <summary>Should a signal get lost on its way, the stream looks by itself.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(20);

    public async Task RunAsync(WebSocket socket, ChatAddress chat, long? after, ActivityRenderer renderer, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = DrainAsync(socket, ending);
        using var listener = signals.Listen(chat);
        try
        {
            while (!ending.IsCancellationRequested)
            {
                after = await CatchUpAsync(socket, chat, after, renderer, ending.Token);
                await WaitAsync(listener, ending.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or Npgsql.NpgsqlException)
        {
            // The client went, the host stops or the database is away: the watermark brings the rest when it comes back.
        }
        finally
        {
            await ending.CancelAsync();
            await receiving;
        }
    }

    private async Task<long> CatchUpAsync(WebSocket socket, ChatAddress chat, long? after, ActivityRenderer renderer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (set, last) = await feed.ReadAsync(chat, after, renderer, cancellationToken);
            if (set.Activities.Count > 0)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(set, WebChatJson.Default.ActivitySet);
                await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }

            var isPageFull = after is not null && set.Activities.Count == IWebActivityLog.PageSize;
            after = last;
            if (!isPageFull)
            {
                return last;
            }
        }
    }

    private async Task WaitAsync(WebActivitySignals.Listener listener, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(LookAnyway, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await listener.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look anyway.
        }
    }

    /// <summary>Clients say nothing here but empty pings; reading notices when they go.</summary>
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource ending)
    {
        var buffer = new byte[1024];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(buffer, ending.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ending.Token);
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The connection broke: there is nothing left to read.
        }

        await ending.CancelAsync();
    }
}
