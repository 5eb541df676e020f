namespace Companion.EndToEnd.Killing;

/// <summary>When something was killed, cut or terminated: the only times around which a message may go out twice.</summary>
internal sealed class DisturbanceLog(TimeProvider clock)
{
    /// <summary>
    /// A sender that was cut off may act for 1.5 s more and is followed 2 s later; what it sent meanwhile was never marked. The rest is
    /// the look at the table, every 3 s at the latest.
    /// </summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _times = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _times.Count;
            }
        }
    }

    public void Add()
    {
        var now = clock.GetUtcNow();
        Add(now, now);
    }

    public async Task DuringAsync(Func<Task> act)
    {
        var from = clock.GetUtcNow();
        await act();
        Add(from, clock.GetUtcNow());
    }

    /// <summary>What went before does not count.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _times.Clear();
        }
    }

    /// <summary>Whether a message that was sent at <paramref name="first"/> was in flight at a disturbance before it came again.</summary>
    public bool Explains(DateTimeOffset first, DateTimeOffset again)
    {
        lock (_gate)
        {
            return _times.Exists(time => time.From <= again && first <= time.To + Aftermath);
        }
    }

    private void Add(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            _times.Add((from, to));
        }
    }
}
