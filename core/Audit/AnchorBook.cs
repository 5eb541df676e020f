using Companion.Storage;

namespace Companion.Audit;

/// <summary>The anchors of one chain, of the table and of the file together.</summary>
internal sealed class AnchorBook
{
    private readonly Dictionary<long, AuditAnchor> _bySeq = [];
    private (long Seq, byte[] Hash) _head;

    public AnchorBook(IReadOnlyList<AuditAnchor> anchors, ITenantCipher cipher)
    {
        foreach (var anchor in anchors)
        {
            if (!anchor.IsSigned(cipher))
            {
                Forged = $"the anchor of entry {anchor.Seq} is not signed by this installation";
            }
            else if (!_bySeq.TryAdd(anchor.Seq, anchor) && !_bySeq[anchor.Seq].Hash.AsSpan().SequenceEqual(anchor.Hash))
            {
                // Both are signed: the chain had two histories.
                Forged = $"entry {anchor.Seq} was anchored twice, and not the same";
            }
        }
    }

    public string? Forged { get; }

    public int Count => _bySeq.Count;

    /// <summary>The head as it stood before the walk.</summary>
    public void Expect(long seq, byte[] hash) => _head = (seq, hash);

    public bool Differs(long seq, byte[] hash) =>
        (seq == _head.Seq && !_head.Hash.AsSpan().SequenceEqual(hash)) || DiffersFromAnchor(seq, hash);

    private bool DiffersFromAnchor(long seq, byte[] hash) => _bySeq.TryGetValue(seq, out var anchor) && !anchor.Hash.AsSpan().SequenceEqual(hash);

    /// <summary>An anchor behind the chain's end: the tail is gone.</summary>
    public string? Missing(long last) =>
        _bySeq.Values.Where(a => a.Seq > last).MaxBy(a => a.Seq) is { } beyond ? $"entries {last + 1} to {beyond.Seq} were cut off: they are anchored" : null;

    /// <summary>Something that should still be there was forgotten.</summary>
    public string? CutTooEarly(long cut, DateTimeOffset? cutAt, AuditKind kind, DateTimeOffset now) =>
        cut > 0 && !(cutAt <= now - AuditRetention.KeepOf(kind)) ? $"entries up to {cut} were forgotten before their time"
        : _bySeq.Values.Where(a => a.Seq <= cut && a.At > now - AuditRetention.KeepOf(kind)).MaxBy(a => a.Seq) is { } early
            ? $"entry {early.Seq} was forgotten before its time" : null;
}
