using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Companion.EndToEnd.Killing;

/// <summary>
/// Stands between the bot and PostgreSQL, on TCP. On demand it cuts a connection after the server has committed and before the bot
/// can know: the answer that says so is swallowed.
/// </summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string> _socket;
    private int _commits;
    private int _cuts;

    private CutProxy(Func<string> socket) => _socket = socket;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every so many commits with writes one is cut; 0: none.</summary>
    public int CutsEvery { get; set; }

    public int Cuts => _cuts;

    /// <summary>Called at each cut.</summary>
    public Action? Cut { get; set; }

    /// <param name="socket">The server's unix socket, asked for anew for each connection.</param>
    public static CutProxy Start(Func<string> socket)
    {
        var proxy = new CutProxy(socket);
        proxy._listener.Start();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                _ = ServeAsync(client, _stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken stop)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket()), stop);
                await Task.WhenAny(PumpAsync(client, server, null, stop), PumpAsync(server, client, new CommitWatch(), stop));
            }
            catch (Exception end) when (end is SocketException or OperationCanceledException)
            {
                // The server is down: the bot sees its connection closed, as it would without us.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, CommitWatch? watch, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var read = await from.ReceiveAsync(buffer, SocketFlags.None, stop);
                if (read == 0)
                {
                    return;
                }

                if (watch?.SawCommit(buffer.AsSpan(0, read)) == true && CutsEvery > 0 && Interlocked.Increment(ref _commits) % CutsEvery == 0)
                {
                    Interlocked.Increment(ref _cuts);
                    Cut?.Invoke();
                    return;
                }

                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), SocketFlags.None, stop);
                }
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side went away.
        }
    }

    /// <summary>Reads the server's messages just far enough to see a transaction with writes end well.</summary>
    private sealed class CommitWatch
    {
        private readonly byte[] _head = new byte[5];
        private readonly byte[] _body = new byte[16];
        private int _headRead;
        private int _bodyRead;
        private int _bodyLength;
        private bool _wrote;

        public bool SawCommit(ReadOnlySpan<byte> bytes)
        {
            var saw = false;
            while (bytes.Length > 0)
            {
                if (_headRead < _head.Length)
                {
                    _head[_headRead++] = bytes[0];
                    bytes = bytes[1..];
                    if (_headRead < _head.Length)
                    {
                        continue;
                    }

                    _bodyLength = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - 4;
                    _bodyRead = 0;
                }

                var take = Math.Min(bytes.Length, _bodyLength - _bodyRead);
                var keep = Math.Clamp(_body.Length - _bodyRead, 0, take);
                bytes[..keep].CopyTo(_body.AsSpan(Math.Min(_bodyRead, _body.Length)));
                _bodyRead += take;
                bytes = bytes[take..];
                if (_bodyRead == _bodyLength)
                {
                    saw |= EndOfMessage();
                    _headRead = 0;
                }
            }

            return saw;
        }

        private bool EndOfMessage()
        {
            var body = _body.AsSpan(0, Math.Min(_bodyLength, _body.Length));
            switch (_head[0])
            {
                case (byte)'C':
                    _wrote |= body.StartsWith("INSERT"u8) || body.StartsWith("UPDATE"u8) || body.StartsWith("DELETE"u8);
                    return false;
                case (byte)'E':
                    _wrote = false;
                    return false;
                case (byte)'Z' when body is [(byte)'I', ..]:
                    var committed = _wrote;
                    _wrote = false;
                    return committed;
                default:
                    return false;
            }
        }
    }
}
