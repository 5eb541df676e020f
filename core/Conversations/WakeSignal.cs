namespace Companion.Conversations;

/// <summary>Wakes a loop of this node that otherwise looks now and then.</summary>
internal abstract class WakeSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Raise()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public void Dispose() => _signal.Dispose();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);
}

/// <summary>A turn has enqueued work.</summary>
internal sealed class WorkSignal : WakeSignal;

/// <summary>Somebody has something to tell that cannot wait.</summary>
internal sealed class TimerSignal : WakeSignal
{
    /// <summary>NOTIFY channel; no payload.</summary>
    public const string Channel = "companion_timers";
}
