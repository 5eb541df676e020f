namespace Companion.Conversations;

/// <summary>Things that only one node may do at a time.</summary>
public interface ILeases
{
    /// <summary>
    /// Waits until this node holds <paramref name="name"/>, runs <paramref name="work"/>, and starts over when the lease is lost or the work
    /// ends. Returns when <paramref name="cancellationToken"/> is cancelled.
    /// </summary>
    Task HoldAsync(string name, Func<Lease, CancellationToken, Task> work, CancellationToken cancellationToken);
}

/// <summary>A held lease. Writes that only its holder may do carry <see cref="Epoch"/> and match it in the database.</summary>
public sealed class Lease(string name, long epoch, TimeProvider clock)
{
    private long _validUntil;

    public string Name { get; } = name;

    /// <summary>Grows whenever the lease changes hands.</summary>
    public long Epoch { get; } = epoch;

    /// <summary>
    /// False as soon as another node may have taken over, judged by this node's own monotonic clock: a node that was paused and wakes
    /// finds itself without the lease before it can act.
    /// </summary>
    public bool IsHeld => clock.GetTimestamp() < Volatile.Read(ref _validUntil);

    internal void Renewed(long askedAt, TimeSpan validFor) =>
        Volatile.Write(ref _validUntil, askedAt + (long)(validFor.TotalSeconds * clock.TimestampFrequency));

    internal void Lost() => Volatile.Write(ref _validUntil, 0);
}
