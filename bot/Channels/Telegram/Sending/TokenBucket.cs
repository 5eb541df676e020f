namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>Fills with <paramref name="perSecond"/> tokens a second up to one second's worth. May be overdrawn by who must not wait.</summary>
internal sealed class TokenBucket(double perSecond)
{
    private readonly double _capacity = Math.Max(1, perSecond);
    private double _level = Math.Max(1, perSecond);
    private double _at;

    public double Level(double now)
    {
        if (now > _at)
        {
            _level = Math.Min(_capacity, _level + ((now - _at) * perSecond));
            _at = now;
        }

        return _level;
    }

    public void Take(double now) => _level = Level(now) - 1;

    public double SecondsUntil(double level, double now) => Math.Max(0, (Math.Min(level, _capacity) - Level(now)) / perSecond);
}
