using CityTwin.Alerts;

namespace CityTwin.Governance;

/// <summary>
/// Alerts by a time. Oldest first, so that the newest, which are the most, are added at the end; ids break a tie
/// descending, so that read backwards they ascend.
/// </summary>
internal sealed class AlertBoardOrder : IComparer<(long AtMs, AlertId Id)>
{
    private readonly List<(long AtMs, AlertId Id)> _places = [];

    public int Count => _places.Count;

    public IEnumerable<AlertId> Ids => _places.Select(place => place.Id);

    public (long AtMs, AlertId Id) this[int place] => _places[place];

    public void Add(long atMs, AlertId id)
    {
        var at = _places.BinarySearch((atMs, id), this);
        if (at < 0)
        {
            _places.Insert(~at, (atMs, id));
        }
    }

    public void Remove(long atMs, AlertId id)
    {
        var at = _places.BinarySearch((atMs, id), this);
        if (at >= 0)
        {
            _places.RemoveAt(at);
        }
    }

    /// <summary>How many come before a place in this order, whether or not it is taken; all of them when there is none.</summary>
    public int CountBefore(AlertCursor? cursor)
    {
        if (cursor is null)
        {
            return _places.Count;
        }

        var (low, high) = (0, _places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var (atMs, id) = _places[middle];
            (low, high) = Compare(atMs, id.Value, cursor.RaisedAtMs, cursor.Id) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public int Compare((long AtMs, AlertId Id) x, (long AtMs, AlertId Id) y) =>
        Compare(x.AtMs, x.Id.Value, y.AtMs, y.Id.Value);

    private static int Compare(long xMs, string x, long yMs, string y) =>
        xMs != yMs ? xMs.CompareTo(yMs) : string.CompareOrdinal(y, x);
}
