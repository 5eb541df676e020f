using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Companion.TelegramSimulator.Updates;

/// <param name="Urls">More than one stands for nodes behind a load balancer, taken in turn.</param>
internal sealed record Webhook(IReadOnlyList<Uri> Urls, string? Secret, int MaxConnections);

/// <summary>
/// Posts updates as Telegram does: the messages of a chat one after another, its taps in a queue of their own, and the head of a
/// queue again and again until it is taken.
/// </summary>
internal sealed class WebhookDelivery : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(long Chat, bool IsTap), Lane> _lanes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatorOptions _options;
    private readonly UpdateFeed _feed;
    private readonly Func<byte[], Task> _reply;
    private readonly HttpClient _http;
    private SemaphoreSlim _connections = new(40);
    private volatile Webhook? _target;
    private int _turn;
    private int _running;

    /// <param name="reply">Takes a call that came as the body of an acknowledgement.</param>
    public WebhookDelivery(SimulatorOptions options, UpdateFeed feed, Func<byte[], Task> reply)
    {
        (_options, _feed, _reply) = (options, feed, reply);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = options.WebhookTimeout,
        };
        feed.Added = Enqueue;
    }

    public Webhook? Target => _target;

    public string? LastError { get; private set; }

    /// <summary>Begins, moves or (null) ends the delivery.</summary>
    public void Aim(Webhook? target)
    {
        var before = _target;
        if (target is not null && target.MaxConnections != before?.MaxConnections)
        {
            _connections = new SemaphoreSlim(target.MaxConnections);
        }

        _target = target;
        if (target is not null && before is null)
        {
            foreach (var update in _feed.Pending)
            {
                Enqueue(update);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _target = null;
        await _stop.CancelAsync();
        SpinWait.SpinUntil(() => Volatile.Read(ref _running) == 0, TimeSpan.FromSeconds(2));
        _http.Dispose();
        _stop.Dispose();
    }

    private void Enqueue(PendingUpdate update)
    {
        if (_target is null)
        {
            return;
        }

        var lane = _lanes.GetOrAdd(update.Lane, static _ => new Lane());
        lock (lane)
        {
            lane.Waiting.Enqueue(update);
            if (lane.IsRunning)
            {
                return;
            }

            lane.IsRunning = true;
        }

        _ = Task.Run(() => RunAsync(lane));
    }

    private async Task RunAsync(Lane lane)
    {
        Interlocked.Increment(ref _running);
        try
        {
            while (true)
            {
                PendingUpdate? head;
                lock (lane)
                {
                    if (_target is null)
                    {
                        lane.Waiting.Clear();
                    }

                    if (!lane.Waiting.TryDequeue(out head))
                    {
                        lane.IsRunning = false;
                        return;
                    }
                }

                await DeliverUntilTakenAsync(head);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The simulator is being disposed of.
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task DeliverUntilTakenAsync(PendingUpdate update)
    {
        var pause = _options.RetryPause;
        while (_target is { } target && (update.AcknowledgedAt is null || update.Repeats > 0))
        {
            if (await TryDeliverAsync(update, target))
            {
                if (update.AcknowledgedAt is not null)
                {
                    update.Repeats--;
                }

                _feed.Acknowledge(update);
                pause = _options.RetryPause;
                continue;
            }

            await Task.Delay(pause, _options.Time, _stop.Token);
            pause = pause * 2 < _options.MaxRetryPause ? pause * 2 : _options.MaxRetryPause;
        }
    }

    private async Task<bool> TryDeliverAsync(PendingUpdate update, Webhook target)
    {
        var connections = _connections;
        await connections.WaitAsync(_stop.Token);
        try
        {
            update.Attempt();
            var url = target.Urls[(int)((uint)Interlocked.Increment(ref _turn) % (uint)target.Urls.Count)];
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(update.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (target.Secret is { } secret)
            {
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            }

            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
            if (!response.IsSuccessStatusCode)
            {
                LastError = $"Wrong response from the webhook: {(int)response.StatusCode}";
                return false;
            }

            if (response.Content.Headers.ContentLength is not 0)
            {
                var body = await response.Content.ReadAsByteArrayAsync(_stop.Token);
                if (body.Length > 0 && body[0] == (byte)'{')
                {
                    await _reply(body);
                }
            }

            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            LastError = failure.GetType().Name;
            return false;
        }
        finally
        {
            connections.Release();
        }
    }

    private sealed class Lane
    {
        public Queue<PendingUpdate> Waiting { get; } = new();

        public bool IsRunning { get; set; }
    }
}
