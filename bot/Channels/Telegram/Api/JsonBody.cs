using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Api;

/// <summary>
/// A JSON request body in a reused buffer: one call writes it, the transport copies it out, then it goes back to the pool. Sending is the
/// busiest thing this channel does.
/// </summary>
internal sealed class JsonBody : IDisposable
{
    private const int KeepAtMostBytes = 64 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly JsonWriterOptions Options = new()
    {
        // Cyrillic and Vietnamese go out as they are; the far side is a JSON parser, not an HTML page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly System.Collections.Concurrent.ConcurrentBag<JsonBody> Pool = [];

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private JsonBody() => Writer = new Utf8JsonWriter(_buffer, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>A body with its object opened.</summary>
    public static JsonBody Rent()
    {
        if (!Pool.TryTake(out var body))
        {
            body = new();
        }

        body.Writer.WriteStartObject();
        return body;
    }

    /// <summary>Closes the object; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Writer.WriteEndObject();
        Writer.Flush();
        return _buffer.WrittenMemory;
    }

    public HttpContent ToContent() => new Content(Finish());

    public void Dispose()
    {
        if (_buffer.Capacity > KeepAtMostBytes)
        {
            Writer.Dispose();
            return;
        }

        _buffer.ResetWrittenCount();
        Writer.Reset(_buffer);
        Pool.Add(this);
    }

    private sealed class Content : HttpContent
    {
        private readonly ReadOnlyMemory<byte> _body;

        public Content(ReadOnlyMemory<byte> body)
        {
            _body = body;
            Headers.ContentType = Json;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            stream.WriteAsync(_body, cancellationToken).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
