namespace Companion.Admin.Tests;

/// <summary>A clock that stands still until it is moved. Timers stay real: nothing here waits for one.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
