using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Companion.Benchmarks.Load;

/// <summary>One keep-alive connection that posts Telegram updates to the bot's webhook.</summary>
internal sealed class WebhookClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly HttpFrames _frames;
    private readonly int _port;
    private readonly string _secret;

    public WebhookClient(int port, string secret)
    {
        _port = port;
        _secret = secret;
        _frames = new HttpFrames(_socket);
    }

    public async Task ConnectAsync(CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _port), cancellationToken);

    /// <exception cref="InvalidOperationException">The bot did not answer 200.</exception>
    public async Task PostAsync(string update, CancellationToken cancellationToken)
    {
        var request = Encoding.UTF8.GetBytes(
            $"POST /telegram/webhook HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\nContent-Type: application/json\r\n" +
            $"X-Telegram-Bot-Api-Secret-Token: {_secret}\r\nContent-Length: {Encoding.UTF8.GetByteCount(update)}\r\n\r\n{update}");
        await _socket.SendAsync(request, SocketFlags.None, cancellationToken);
        if (!await _frames.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException("the bot closed the connection");
        }

        if (!_frames.Head.Span.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException("the bot answered " + Encoding.ASCII.GetString(_frames.Head.Span[..Math.Min(20, _frames.Head.Length)]));
        }
    }

    public void Dispose() => _socket.Dispose();
}
