using Npgsql;

namespace Companion.Conversations;

/// <summary>Rows of one kind, collected from all turns of a transaction and written by one set-based statement.</summary>
public abstract class RowSet
{
    public abstract int Count { get; }

    /// <summary>One statement over arrays (unnest). Runs after the tenant is set; row-level security applies.</summary>
    public abstract NpgsqlBatchCommand ToCommand();

    /// <summary>Marks where a turn begins, so that <see cref="Rewind"/> can drop what a failed turn added.</summary>
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
}
