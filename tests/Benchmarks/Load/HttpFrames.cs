using System.Net.Sockets;
using System.Text;

namespace Companion.Benchmarks.Load;

/// <summary>
/// Reads HTTP/1.1 messages from a socket with as little work as can be, so that the load and the stub leave the two cores to what is
/// measured. Understands Content-Length bodies and chunked ones.
/// </summary>
internal sealed class HttpFrames(Socket socket)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public ReadOnlyMemory<byte> Head { get; private set; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <returns>False at the end of the stream.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        int headEnd;
        while ((headEnd = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return false;
            }
        }

        var headLength = headEnd + 4;
        var length = ContentLength(_buffer.AsSpan(_start, headLength));
        if (length < 0)
        {
            return await ReadChunkedAsync(headLength, cancellationToken);
        }

        while (_end - _start < headLength + length)
        {
            if (!await FillAsync(cancellationToken))
            {
                return false;
            }
        }

        Head = _buffer.AsMemory(_start, headLength);
        Body = _buffer.AsMemory(_start + headLength, length);
        _start += headLength + length;
        return true;
    }

    private async ValueTask<bool> ReadChunkedAsync(int headLength, CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(_start + headLength, _end - _start - headLength).IndexOf("0\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return false;
            }
        }

        Head = _buffer.AsMemory(_start, headLength);
        Body = _buffer.AsMemory(_start + headLength, end);
        _start += headLength + end + 5;
        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellationToken);
        _end += read;
        return read > 0;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        var at = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return text.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? -1 : 0;
        }

        at += "Content-Length:".Length;
        return int.Parse(text.AsSpan(at, text.IndexOf('\r', at) - at).Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
