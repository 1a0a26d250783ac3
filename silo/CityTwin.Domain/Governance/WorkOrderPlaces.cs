using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>Orders by a time, newest first, then by id.</summary>
internal sealed class WorkOrderPlaces
{
    private readonly SortedSet<(long AtMs, string Id)> _places = new(NewestFirst.Instance);

    public int Count => _places.Count;

    /// <summary>The one with the oldest time.</summary>
    public (long AtMs, string Id) Oldest => _places.Max;

    public void Add(long atMs, WorkOrderId id) => _places.Add((atMs, id.Value));

    public void Remove(long atMs, WorkOrderId id) => _places.Remove((atMs, id.Value));

    /// <summary>Those that come after a place, whether or not it is taken; all when there is none.</summary>
    public IEnumerable<WorkOrderId> After(WorkOrderCursor? cursor)
    {
        var from = cursor is null || _places.Count == 0
            ? _places
            : NewestFirst.Instance.Compare(_places.Max, (cursor.ReportedAtMs, cursor.Id)) <= 0
                ? []
                : _places.GetViewBetween((cursor.ReportedAtMs, cursor.Id), _places.Max);
        return from.Where(place => cursor is null || place != (cursor.ReportedAtMs, cursor.Id))
            .Select(place => WorkOrderId.Parse(place.Id));
    }

    /// <summary>Those whose time is no later than that, oldest first.</summary>
    public IEnumerable<WorkOrderId> UpTo(long atMs) =>
        _places.Reverse().TakeWhile(place => place.AtMs <= atMs).Select(place => WorkOrderId.Parse(place.Id));
}
