namespace Companion.Audit;

/// <summary>Follows a chain entry by entry; stops at the first that does not fit.</summary>
/// <param name="kind">Of which chain.</param>
/// <param name="cutSeq">The last entry that was forgotten; 0: none.</param>
/// <param name="cutHash">Its hash.</param>
/// <param name="anchors">What the entries must agree with.</param>
internal sealed class ChainWalk(AuditKind kind, long cutSeq, byte[] cutHash, AnchorBook anchors)
{
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    public long Count { get; private set; }

    public long First { get; } = cutSeq + 1;

    /// <summary>The last entry that fits; the cut itself when there is none.</summary>
    public long Last { get; private set; } = cutSeq;

    public byte[] Hash { get; private set; } = cutHash;

    public string? Finding { get; private set; }

    public void Take(AuditLine line)
    {
        Finding =
            line.Entry.Kind != kind ? $"entry {line.Seq} is of another chain"
            : line.Seq <= Last ? $"entry {line.Seq} is there twice or was put elsewhere"
            : line.Seq != Last + 1 ? $"entry {Last + 1} is missing"
            : line.Entry.At < _at ? $"entry {line.Seq} is older than the one before it"
            : !AuditHash.Of(Hash, line).AsSpan().SequenceEqual(line.Hash) ? $"entry {line.Seq} was changed, or the one before it"
            : anchors.Differs(line.Seq, line.Hash) ? $"entry {line.Seq} is not the one that was anchored: the chain was written anew"
            : null;
        if (Finding is null)
        {
            (Last, Hash, _at) = (line.Seq, line.Hash, line.Entry.At);
            Count++;
        }
    }
}
