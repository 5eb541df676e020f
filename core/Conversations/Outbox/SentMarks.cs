using System.Collections.Concurrent;

namespace Companion.Conversations.Outbox;

/// <summary>
/// Messages that went out and are still in the outbox. They are forgotten along with the next turns' transaction, or soon after when there
/// is none: a commit of their own for each would double the commits of a reply. Between the sending and that lies the one window in which
/// a crash makes a message go out twice.
/// </summary>
internal sealed class SentMarks
{
    private readonly ConcurrentDictionary<Guid, List<SentMark>> _byTenant = [];

    public void Add(Guid tenantId, string lease, long epoch, long id)
    {
        var marks = _byTenant.GetOrAdd(tenantId, _ => []);
        lock (marks)
        {
            foreach (var mark in marks)
            {
                if (mark.Lease == lease && mark.Epoch == epoch)
                {
                    mark.Collected.Add(id);
                    return;
                }
            }

            marks.Add(new SentMark(lease, epoch) { Collected = { id } });
        }
    }

    public IReadOnlyList<SentMark> Take(Guid tenantId)
    {
        if (!_byTenant.TryGetValue(tenantId, out var marks))
        {
            return [];
        }

        lock (marks)
        {
            if (marks.Count == 0)
            {
                return [];
            }

            var taken = marks.ToArray();
            marks.Clear();
            return taken;
        }
    }

    public void PutBack(Guid tenantId, IReadOnlyList<SentMark> marks)
    {
        foreach (var mark in marks)
        {
            foreach (var id in mark.Collected)
            {
                Add(tenantId, mark.Lease, mark.Epoch, id);
            }
        }
    }

    public IEnumerable<Guid> Tenants => _byTenant.Keys;
}

internal sealed record SentMark(string Lease, long Epoch)
{
    public List<long> Collected { get; } = [];

    public long[] Ids => [.. Collected];
}
