namespace Companion.TelegramSimulator.World;

/// <summary>Tells waiters that something changed. Take <see cref="Next"/> before looking, so that no change slips between.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>False: the time was up.</summary>
    public async Task<bool> WaitForAsync(Func<bool> condition, TimeSpan patience, TimeProvider time)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        while (true)
        {
            var next = Next;
            if (condition())
            {
                return true;
            }

            try
            {
                await next.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                return condition();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
