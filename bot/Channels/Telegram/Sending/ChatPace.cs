namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>
/// One message per <paramref name="interval"/> seconds in a chat, after a burst of <paramref name="burst"/>. A chat is remembered only
/// as long as it is ahead of its pace.
/// </summary>
internal sealed class ChatPace(double interval, int burst)
{
    private const int SweepAt = 10_000;

    private readonly Dictionary<string, double> _next = new(StringComparer.Ordinal);
    private int _sweepAt = SweepAt;

    /// <summary>Takes the chat's next place and tells its time; now or earlier: at once.</summary>
    public double Reserve(string chatId, double now)
    {
        if (_next.Count >= _sweepAt)
        {
            Sweep(now);
        }

        var arrival = Math.Max(_next.GetValueOrDefault(chatId), now);
        _next[chatId] = arrival + interval;
        return arrival - ((burst - 1) * interval);
    }

    private void Sweep(double now)
    {
        foreach (var chat in _next.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
        {
            _next.Remove(chat);
        }

        _sweepAt = Math.Max(SweepAt, _next.Count * 2);
    }
}
