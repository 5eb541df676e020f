using System.Buffers;
using System.Net;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>
/// One way to the Bot API. The bot's token is part of every address, so no address ever leaves this class: not in a log, an exception or a
/// trace (tracing of the handler is off for that reason as well).
/// </summary>
internal sealed class TelegramTransport : IDisposable
{
    private const int LargestAnswerBytes = 32 * 1024 * 1024;

    private readonly HttpMessageInvoker _http;
    private readonly string _methods;
    private readonly string _files;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    public TelegramTransport(TelegramOptions options, TimeProvider clock)
        : this(options, clock, NewHandler())
    {
    }

    internal TelegramTransport(TelegramOptions options, TimeProvider clock, HttpMessageHandler handler)
    {
        _http = new HttpMessageInvoker(handler, disposeHandler: true);
        _methods = $"{options.ApiBaseUrl}/bot{options.BotToken}/";
        _files = $"{options.ApiBaseUrl}/file/bot{options.BotToken}/";
        _clock = clock;
    }

    /// <summary>Calls a method. Never throws for what the network or the far side does: that is the answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ApiResponse> CallAsync(string method, HttpContent? content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var address = _addresses.GetOrAdd(method, static (name, prefix) => new Uri(prefix + name), _methods);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var limit = new CancellationTokenSource(timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await _http.SendAsync(request, both.Token);
            var (body, length) = await ReadAsync(response, LargestAnswerBytes, both.Token);
            return new(ApiAnswerReader.Read(body.AsSpan(0, length), (int)response.StatusCode), body, length);
        }
        catch (HttpRequestException failure)
        {
            return new(Failed(failure), null, 0);
        }
        catch (IOException)
        {
            return new(new() { Outcome = ApiOutcome.Unknown, Description = "the connection broke" }, null, 0);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(new() { Outcome = ApiOutcome.Unknown, Description = "no answer in time" }, null, 0);
        }
    }

    /// <summary>Downloads a file that getFile named; null when it is larger than <paramref name="maxBytes"/> or gone.</summary>
    /// <exception cref="TelegramUnavailableException">Not now: try again later.</exception>
    public async Task<byte[]?> DownloadAsync(string filePath, int maxBytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (filePath.Contains("..", StringComparison.Ordinal) || filePath.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_files + Uri.EscapeDataString(filePath).Replace("%2F", "/", StringComparison.Ordinal)));
        using var limit = new CancellationTokenSource(timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await _http.SendAsync(request, both.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (int)response.StatusCode is >= 500 or 429
                    ? throw new TelegramUnavailableException($"download answered {(int)response.StatusCode}")
                    : null;
            }

            if (response.Content.Headers.ContentLength > maxBytes)
            {
                return null;
            }

            var (body, length) = await ReadAsync(response, maxBytes, both.Token);
            var file = body.AsSpan(0, length).ToArray();
            ArrayPool<byte>.Shared.Return(body);
            return file;
        }
        catch (AnswerTooLargeException)
        {
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new TelegramUnavailableException($"download failed: {failure.GetType().Name}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TelegramUnavailableException("download took too long");
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler NewHandler() => new()
    {
        // Tracing would put the address, and with it the token, into spans.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 64,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };

    private static ApiAnswer Failed(HttpRequestException failure)
    {
        var neverLeft = failure.HttpRequestError
            is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
        return new()
        {
            Outcome = neverLeft ? ApiOutcome.NotDelivered : ApiOutcome.Unknown,
            Description = failure.HttpRequestError.ToString(),
        };
    }

    private static async Task<(byte[] Rented, int Length)> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var expected = (int)Math.Clamp(response.Content.Headers.ContentLength ?? 2048, 256, maxBytes);
        var rented = ArrayPool<byte>.Shared.Rent(expected + 1);
        var length = 0;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            var read = await stream.ReadAsync(rented.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return (rented, length);
            }

            length += read;
            if (length > maxBytes)
            {
                throw new AnswerTooLargeException();
            }

            if (length == rented.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
                rented.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(rented);
                rented = larger;
            }
        }
    }

    private sealed class AnswerTooLargeException() : IOException("the answer is larger than allowed");
}

/// <summary>Telegram cannot be asked now; the work is tried again later.</summary>
internal sealed class TelegramUnavailableException(string message) : Exception(message);
