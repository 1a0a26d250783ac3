using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>A street's rows: what lists and viewports read, and what changed since they were last told.</summary>
public sealed class TwinIndex
{
    private const int MaxGraves = 1024;

    private readonly SortedList<TwinId, TwinRow> _rows = [];
    private readonly HashSet<TwinId> _changed = [];
    private readonly HashSet<TwinId> _removed = [];
    private readonly Dictionary<TwinId, long> _graves = [];
    private readonly Queue<TwinId> _gravesInOrder = [];

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Every row, by id ascending.</summary>
    public IReadOnlyList<TwinRow> Rows => [.. _rows.Values];

    /// <summary>Whether a row changed or went since <see cref="TakeChanges"/>.</summary>
    public bool HasChanges => _changed.Count > 0 || _removed.Count > 0;

    /// <returns>The row, or null when there is none.</returns>
    public TwinRow? Find(TwinId id) => _rows.GetValueOrDefault(id);

    /// <summary>Takes a row; answers whether it was newer than the one held, or than one removed.</summary>
    public bool Apply(TwinRow row)
    {
        if ((_rows.TryGetValue(row.Id, out var held) && held.Version >= row.Version)
            || (_graves.TryGetValue(row.Id, out var buried) && buried >= row.Version))
        {
            return false;
        }

        _rows[row.Id] = row;
        _changed.Add(row.Id);
        _removed.Remove(row.Id);
        return true;
    }

    /// <summary>Removes a row; an old version of it that comes later does not bring it back.</summary>
    public bool Remove(TwinId id)
    {
        if (!_rows.Remove(id, out var held))
        {
            return false;
        }

        _changed.Remove(id);
        _removed.Add(id);
        Bury(id, held.Version);
        return true;
    }

    /// <summary>The rows that match, by id ascending, after <see cref="TwinQuery.After"/>.</summary>
    public TwinPage List(TwinQuery query)
    {
        var found = new List<TwinRow>();
        for (var i = FirstAfter(query.After); i < _rows.Count; i++)
        {
            var row = _rows.GetValueAtIndex(i);
            if (!Matches(row, query))
            {
                continue;
            }

            if (found.Count >= query.Max)
            {
                return new TwinPage(found, More: true);
            }

            found.Add(row);
        }

        return new TwinPage(found, More: false);
    }

    /// <summary>What changed since the last call, newest state of each row, by id; and what went.</summary>
    public (IReadOnlyList<TwinRow> Rows, IReadOnlyList<TwinId> Removed) TakeChanges()
    {
        var rows = _changed.Order().Select(id => _rows[id]).ToArray();
        var removed = _removed.Order().ToArray();
        _changed.Clear();
        _removed.Clear();
        return (rows, removed);
    }

    private static bool Matches(TwinRow row, TwinQuery query) =>
        (query.Kind is not { } kind || row.Id.Kind == kind)
        && (string.IsNullOrEmpty(query.SensorKind) || row.SensorKind == query.SensorKind)
        && (query.Area is not { } area || area.Contains(row.Cell))
        && (query.Within is not { } box || box.Contains(row.Position))
        && (query.Health is not { } health || row.Health == health)
        && row.Severity >= query.AtLeast;

    private int FirstAfter(TwinId? after)
    {
        if (after is not { } id)
        {
            return 0;
        }

        var (low, high) = (0, _rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rows.GetKeyAtIndex(middle).CompareTo(id) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Bury(TwinId id, long version)
    {
        if (!_graves.ContainsKey(id))
        {
            _gravesInOrder.Enqueue(id);
        }

        _graves[id] = version;
        if (_gravesInOrder.Count > MaxGraves)
        {
            _graves.Remove(_gravesInOrder.Dequeue());
        }
    }
}
