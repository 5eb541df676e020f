namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>
/// At most <paramref name="perSecond"/> messages in any second, whenever that second begins: a bucket that refills allows twice as many
/// around a full one, and the answer to that is a 429, which stops everybody. May be overdrawn by who must not wait.
/// </summary>
internal sealed class SlidingWindow(double perSecond)
{
    /// <summary>What left a second apart may arrive a little closer together.</summary>
    private const double Jitter = 1.05;

    private readonly int _places = (int)Math.Max(1, Math.Floor(perSecond));
    private readonly double _seconds = Math.Max(1, Math.Floor(perSecond)) / perSecond * Jitter;
    private readonly Queue<double> _taken = new();

    /// <summary>Places that are free now; less than none when overdrawn.</summary>
    public int Free(double now)
    {
        while (_taken.TryPeek(out var oldest) && oldest + _seconds <= now)
        {
            _taken.Dequeue();
        }

        return _places - _taken.Count;
    }

    public void Take(double now) => _taken.Enqueue(now);

    /// <summary>When that many will be free if nobody takes one meanwhile.</summary>
    public double SecondsUntil(int free, double now)
    {
        var missing = Math.Min(free, _places) - Free(now);
        return missing <= 0 ? 0 : _taken.ElementAt(missing - 1) + _seconds - now;
    }

    /// <summary>Bulk leaves this many places to whoever comes next: a tenth, as far as there are that many.</summary>
    public int BulkNeeds => Math.Min(_places, 1 + (int)Math.Ceiling((_places - 1) / 10.0));
}
