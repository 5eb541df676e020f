using Npgsql;

namespace Companion.Conversations;

/// <summary>A row set over a list of records, written as arrays of columns.</summary>
internal abstract class RowList<TRow> : RowSet
{
    private readonly List<TRow> _rows = [];

    public override int Count => _rows.Count;

    protected IReadOnlyList<TRow> Rows => _rows;

    public void Add(TRow row) => _rows.Add(row);

    public override void Rewind(int count) => _rows.RemoveRange(count, _rows.Count - count);

    protected static NpgsqlParameter Column<T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        return new NpgsqlParameter<T[]> { TypedValue = values };
    }

    /// <summary>The last row of each key, for statements that may meet a key only once.</summary>
    protected IReadOnlyList<TRow> LastOfEach<TKey>(Func<TRow, TKey> key)
        where TKey : notnull
    {
        if (_rows.Count == 1)
        {
            return _rows;
        }

        var last = new Dictionary<TKey, TRow>(_rows.Count);
        foreach (var row in _rows)
        {
            last[key(row)] = row;
        }

        return [.. last.Values];
    }
}
