using System.Collections.Concurrent;

namespace Companion.TelegramSimulator.World;

/// <summary>A tap that waits for its answer.</summary>
internal sealed class Callback(long chatId, DateTimeOffset at)
{
    public long ChatId { get; } = chatId;

    public DateTimeOffset At { get; } = at;

    public bool Answered { get; set; }

    public string? Text { get; set; }

    public Signal Changed { get; } = new();
}

internal sealed class Callbacks
{
    private readonly ConcurrentDictionary<string, Callback> _taps = new();

    public void Add(string id, Callback tap) => _taps[id] = tap;

    public Callback? Find(string id) => _taps.GetValueOrDefault(id);
}
