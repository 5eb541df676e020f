using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Companion.Benchmarks.Load;

/// <summary>A Bot API that says yes, remembers each chat's newest buttons and when messages came in.</summary>
internal sealed partial class BotApiStub : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<long, ChatSeen> _chats = [];
    private readonly CancellationTokenSource _stop = new();
    private long _messages;
    private long _messageId = 1_000;
    private long _refused;
    private readonly Queue<long> _lately = new();

    public BotApiStub()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Messages a second, over all chats, beyond which it answers 429; 0: no limit.</summary>
    public int LimitPerSecond { get; init; }

    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Called with the chat and the moment for every sent message, when set.</summary>
    public Action<long, long>? OnMessage { get; set; }

    public ChatSeen Chat(long id) => _chats.GetOrAdd(id, _ => new ChatSeen());

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var socket = await _listener.AcceptAsync(_stop.Token);
            socket.NoDelay = true;
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        var frames = new HttpFrames(socket);
        while (await frames.ReadAsync(_stop.Token))
        {
            var head = Encoding.ASCII.GetString(frames.Head.Span[..Math.Min(120, frames.Head.Length)]);
            var method = head.Split(' ', 3)[1];
            method = method[(method.LastIndexOf('/') + 1)..];
            var result = Answer(method, frames.Body.Span);
            var answer = Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(result)}\r\n\r\n{result}"));
            await socket.SendAsync(answer, SocketFlags.None, _stop.Token);
        }
    }

    private string Answer(string method, ReadOnlySpan<byte> body)
    {
        if (method == "getMe")
        {
            return """{"ok":true,"result":{"id":700000001,"is_bot":true,"first_name":"Companion","username":"companion_bench_bot"}}""";
        }

        if (!method.StartsWith("send", StringComparison.Ordinal) && method != "editMessageText")
        {
            return """{"ok":true,"result":true}""";
        }

        if (method == "sendChatAction")
        {
            return """{"ok":true,"result":true}""";
        }

        if (LimitPerSecond > 0 && IsFlood())
        {
            Interlocked.Increment(ref _refused);
            return """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""";
        }

        var text = Encoding.UTF8.GetString(body);
        var chatId = long.Parse(ChatId().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var chat = Chat(chatId);
        var buttons = CallbackData().Matches(text);
        if (buttons.Count > 0)
        {
            chat.Buttons = [.. buttons.Select(button => button.Groups[1].Value)];
        }

        OnMessage?.Invoke(chatId, Stopwatch.GetTimestamp());
        chat.Count++;
        chat.LastBody = text;
        Interlocked.Increment(ref _messages);
        chat.Signal.Release();
        var id = Interlocked.Increment(ref _messageId);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"ok":true,"result":{"message_id":{{{id}}},"date":1700000000,"chat":{"id":{{{chatId}}},"type":"private"},"text":"x"}}""");
    }

    private bool IsFlood()
    {
        lock (_lately)
        {
            while (_lately.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest) > TimeSpan.FromSeconds(1))
            {
                _lately.Dequeue();
            }

            if (_lately.Count >= LimitPerSecond)
            {
                return true;
            }

            _lately.Enqueue(Stopwatch.GetTimestamp());
            return false;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    [GeneratedRegex("\"chat_id\":\"?(-?[0-9]+)")]
    private static partial Regex ChatId();

    [GeneratedRegex("\"callback_data\":\"([^\"]+)\"")]
    private static partial Regex CallbackData();
}

/// <summary>What one chat has been shown.</summary>
internal sealed class ChatSeen
{
    public SemaphoreSlim Signal { get; } = new(0);

    public volatile string[] Buttons = [];

    public string LastBody { get; set; } = "";

    public int Count { get; set; }
}
