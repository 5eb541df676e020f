using System.Collections.Concurrent;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Which taps were answered lately, so that a repeated delivery is not answered twice (Telegram counts that as an error).</summary>
internal sealed class TapAnswers
{
    private const int RememberAtMost = 4096;

    private readonly ConcurrentDictionary<string, byte> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <returns>True for the first caller only.</returns>
    public bool Claim(string callbackId)
    {
        if (!_answered.TryAdd(callbackId, 0))
        {
            return false;
        }

        _order.Enqueue(callbackId);
        if (_order.Count > RememberAtMost && _order.TryDequeue(out var oldest))
        {
            _answered.TryRemove(oldest, out _);
        }

        return true;
    }
}
