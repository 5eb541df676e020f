namespace Companion.Broadcasts;

/// <summary>How many may go now: so many a minute, not more than ten seconds' worth at once. Where nobody can get it now, it rests a minute.</summary>
internal sealed class BroadcastPace
{
    private const int Most = 500;
    private static readonly TimeSpan s_burst = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, (double Allowance, DateTimeOffset At, DateTimeOffset RestsUntil)> _paces = [];

    public int Take(Guid id, int perMinute, DateTimeOffset now)
    {
        var (allowance, at, rests) = _paces.GetValueOrDefault(id, (1, now, now));
        if (rests > now)
        {
            return 0;
        }

        // A clock that was put back counts as one that stood still.
        var earned = Math.Max(0, (now - at).TotalMinutes) * perMinute;
        allowance = Math.Min(allowance + earned, Math.Max(1, perMinute * s_burst.TotalMinutes));
        var portion = Math.Min((int)allowance, Most);
        _paces[id] = (allowance - portion, now, now);
        return portion;
    }

    public void Sent(Guid id, int portion, int sent, DateTimeOffset now)
    {
        var (allowance, at, _) = _paces[id];
        _paces[id] = (allowance + portion - sent, at, sent == 0 ? now + s_rest : now);
    }
}
