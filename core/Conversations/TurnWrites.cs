using Npgsql;

namespace Companion.Conversations;

/// <summary>Rows of one kind, collected from all turns of a transaction and written by one set-based statement.</summary>
public abstract class RowSet
{
    public abstract int Count { get; }

    /// <summary>One statement over arrays (unnest). Runs after the tenant is set; row-level security applies.</summary>
    public abstract NpgsqlBatchCommand ToCommand();

    /// <summary>Drops the rows after the first <paramref name="count"/>: what a turn added before it failed.</summary>
    public abstract void Rewind(int count);
}

/// <summary>All row sets of one transaction, by type.</summary>
public sealed class TurnWrites
{
    private readonly List<RowSet> _sets = [];

    public TRows Of<TRows>() where TRows : RowSet, new()
    {
        foreach (var set in _sets)
        {
            if (set is TRows rows)
            {
                return rows;
            }
        }

        var added = new TRows();
        _sets.Add(added);
        return added;
    }

    internal IReadOnlyList<RowSet> Sets => _sets;

    internal int[] Mark()
    {
        if (_sets.Count == 0)
        {
            return [];
        }

        var counts = new int[_sets.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = _sets[i].Count;
        }

        return counts;
    }

    internal void Rewind(int[] mark)
    {
        for (var i = 0; i < _sets.Count; i++)
        {
            _sets[i].Rewind(i < mark.Length ? mark[i] : 0);
        }
    }
}
