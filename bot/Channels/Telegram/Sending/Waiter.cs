using Companion.Dialogs;

namespace Companion.Bot.Channels.Telegram.Sending;

/// <summary>A message that waits for its turn at the gate.</summary>
internal sealed class Waiter(Lane lane)
{
    // Continuations must not run under the gate's lock.
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lane Lane { get; } = lane;

    /// <summary>Gave up waiting: its place goes to the next.</summary>
    public bool IsGone => _turn.Task.IsCompleted;

    public void Go() => _turn.TrySetResult();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => _turn.TrySetCanceled(cancellationToken));
        await _turn.Task;
    }
}
