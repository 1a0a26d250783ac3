using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>
/// What one watcher has yet to be sent. The newest state of a twin takes the place of one not yet sent, so a slow
/// reader is behind in time, never in memory.
/// </summary>
internal sealed class TwinBuffer(TwinView view, Signal signal, int most) : IStreetListener
{
    private readonly Lock _gate = new();

    /// <summary>Twins in the order they first changed; each is here once.</summary>
    private readonly Queue<TwinId> _order = new();

    /// <summary>Their newest state; null for those gone.</summary>
    private readonly Dictionary<TwinId, TwinRow?> _pending = [];
    private readonly Dictionary<TwinId, CountVector> _counts = [];

    /// <summary>What the watcher knows, by the street it knows it from: a twin that moved is gone only from the old one.</summary>
    private readonly Dictionary<TwinId, DivisionCode> _shown = [];
    private bool _overflowed;

    /// <summary>Twins pending.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _order.Count;
            }
        }
    }

    public void OnRow(DivisionCode street, TwinRow row)
    {
        lock (_gate)
        {
            if (view.Shows(row))
            {
                _shown[row.Id] = street;
                Put(row.Id, row);
            }
            else if (_shown.Remove(row.Id))
            {
                Put(row.Id, null);
            }
        }
    }

    public void OnRemoved(DivisionCode street, TwinId id)
    {
        lock (_gate)
        {
            if (_shown.TryGetValue(id, out var from) && from == street)
            {
                _shown.Remove(id);
                Put(id, null);
            }
        }
    }

    public void OnCounts(CountVector counts)
    {
        lock (_gate)
        {
            if (view.Area.Contains(counts.Source.Birthplace))
            {
                _counts[counts.Source] = counts;
                signal.Set();
            }
        }
    }

    /// <summary>Takes what is pending, at most so many twins.</summary>
    public TwinChanges Take(int twins)
    {
        lock (_gate)
        {
            var rows = new List<TwinRow>(Math.Min(twins, _order.Count));
            var removed = new List<TwinId>();
            while (rows.Count + removed.Count < twins && _order.TryDequeue(out var id))
            {
                _pending.Remove(id, out var row);
                if (row is null)
                {
                    removed.Add(id);
                }
                else
                {
                    rows.Add(row);
                }
            }

            CountVector[] counts = [.. _counts.Values];
            _counts.Clear();
            return new TwinChanges(rows, removed, counts, _overflowed);
        }
    }

    private void Put(TwinId id, TwinRow? row)
    {
        if (_pending.TryAdd(id, row))
        {
            if (_pending.Count > most)
            {
                _overflowed = true;
                _pending.Remove(id);
            }
            else
            {
                _order.Enqueue(id);
            }
        }
        else
        {
            _pending[id] = row;
        }

        signal.Set();
    }
}
