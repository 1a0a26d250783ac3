using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>
/// A district's work orders as its log left them, listed newest first, with a list of whose clock is due next: so no clock
/// lives only in an order that is asleep. Open orders always stay; others leave after the retention.
/// </summary>
public sealed class WorkOrderBoard(WorkOrderBoardRetention? retention = null)
{
    private readonly WorkOrderBoardRetention _retention = retention ?? WorkOrderBoardRetention.Usual;
    private readonly Dictionary<WorkOrderId, WorkOrderView> _byId = [];
    /// <summary>By the chain they carry on, and by each alert that they took up: from either one finds them.</summary>
    private readonly Dictionary<string, HashSet<WorkOrderId>> _byChain = [];
    private readonly WorkOrderPlaces _all = new();
    private readonly WorkOrderPlaces _open = new();
    private readonly WorkOrderPlaces _closed = new();
    private readonly WorkOrderPlaces _due = new();

    public int Count => _byId.Count;

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<WorkOrderView> Orders => _byId.Values;

    public IEnumerable<WorkOrderView> OpenOrders => _open.After(null).Select(id => _byId[id]);

    /// <summary>Whether any order has ever left: only then may one that is not here have been before.</summary>
    public bool HasLeft => LeftUntilMs != long.MinValue;

    /// <returns>The order, or null when it is not on the board.</returns>
    public WorkOrderView? Find(WorkOrderId id) => _byId.GetValueOrDefault(id);

    /// <returns>The order that an alert is in, or null when none on the board is about it.</returns>
    public WorkOrderView? About(string alert) =>
        _byChain.GetValueOrDefault(alert, []).Select(id => _byId[id]).FirstOrDefault(order => order.Alerts.Contains(alert));

    /// <summary>Takes an order as it stands after an event; answers whether it was newer than the one held.</summary>
    public bool Apply(WorkOrderView order)
    {
        if (_byId.TryGetValue(order.Id, out var held) && held.Version >= order.Version)
        {
            return false;
        }

        Put(order);
        return true;
    }

    /// <summary>The newest last event among the orders that left.</summary>
    public long LeftUntilMs { get; private set; } = long.MinValue;

    /// <summary>Orders with something left to do, and others whose last event is not older than that; in no order.</summary>
    public IEnumerable<WorkOrderView> Since(long updatedAtMs) =>
        _byId.Values.Where(order => order.IsOpen || order.UpdatedAtMs >= updatedAtMs);

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<WorkOrderView> orders, long leftUntilMs)
    {
        LeftUntilMs = leftUntilMs;
        foreach (var order in orders)
        {
            Put(order);
        }
    }

    /// <summary>The orders whose clocks have something to say by now, the longest due first.</summary>
    /// <param name="passOver">Those that are not to be answered now.</param>
    public IReadOnlyList<WorkOrderId> Due(long nowMs, int max, Func<WorkOrderId, bool>? passOver = null) =>
        [.. _due.UpTo(nowMs).Where(order => passOver?.Invoke(order) != true).Take(max)];

    /// <summary>How many orders of each category each department led in a place, of those that are closed.</summary>
    public IReadOnlyList<HistoryCount> History(DivisionCode place) =>
    [
        .. _byId.Values
            .Where(order => order.State == WorkOrderState.Closed && place.Contains(order.Cell))
            .Select(order => (order.Category, order.Assignments.LastOrDefault(part => part.IsLead)?.Department))
            .Where(led => led.Department is not null)
            .CountBy(led => led)
            .Select(count => new HistoryCount(place, count.Key.Category, count.Key.Department!, count.Value)),
    ];

    /// <summary>Lets go of the closed orders whose time is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    /// <returns>Those that left.</returns>
    public IReadOnlyList<WorkOrderView> Forget(long recordedAtMs)
    {
        var untilMs = recordedAtMs - (long)_retention.ClosedFor.TotalMilliseconds;
        List<WorkOrderView>? left = null;
        while (_closed.Count > 0 && (_closed.Oldest.AtMs <= untilMs || _closed.Count > _retention.MaxClosed))
        {
            LeftUntilMs = Math.Max(LeftUntilMs, _closed.Oldest.AtMs);
            (left ??= []).Add(Take(WorkOrderId.Parse(_closed.Oldest.Id))!);
        }

        return left ?? (IReadOnlyList<WorkOrderView>)[];
    }

    /// <summary>The orders that match, newest first, after <see cref="WorkOrderQuery.After"/>.</summary>
    public WorkOrderPage List(WorkOrderQuery query)
    {
        var found = new List<WorkOrderView>();
        foreach (var id in Candidates(query))
        {
            var order = _byId[id];
            if (!Matches(order, query))
            {
                continue;
            }

            if (found.Count >= query.Max)
            {
                return new WorkOrderPage(found, More: true);
            }

            found.Add(order);
        }

        return new WorkOrderPage(found, More: false);
    }

    private IEnumerable<WorkOrderId> Candidates(WorkOrderQuery query)
    {
        if (query.CorrelationId is not { } correlation)
        {
            return (query.Open == true || query.LateAtMs is not null ? _open : _all).After(query.After);
        }

        var few = new WorkOrderPlaces();
        foreach (var id in _byChain.GetValueOrDefault(correlation, []))
        {
            few.Add(_byId[id].ReportedAtMs, id);
        }

        return few.After(query.After);
    }

    private static bool Matches(WorkOrderView order, WorkOrderQuery query) =>
        (query.Area is not { } area || area.Contains(order.Cell))
        && (query.Lead is not { } lead || order.Lead == lead)
        && (query.States is not { Count: > 0 } states || states.Contains(order.State))
        && (query.Open is not { } open || order.IsOpen == open)
        && (query.Department is not { } department || order.Assignments.Any(part => part.Department == department))
        && (query.Category is not { } category || order.Category == category)
        && (query.Source is not { } source || order.Source == source)
        && (query.LateAtMs is not { } late || order.DueMs < late);

    private void Put(WorkOrderView order)
    {
        Take(order.Id);
        _byId[order.Id] = order;
        _all.Add(order.ReportedAtMs, order.Id);
        foreach (var chain in Chains(order))
        {
            if (!_byChain.TryGetValue(chain, out var same))
            {
                _byChain[chain] = same = [];
            }

            same.Add(order.Id);
        }

        if (order.IsOpen)
        {
            _open.Add(order.ReportedAtMs, order.Id);
        }
        else
        {
            _closed.Add(order.UpdatedAtMs, order.Id);
        }

        if (order.NextClockMs is { } next)
        {
            _due.Add(next, order.Id);
        }
    }

    private WorkOrderView? Take(WorkOrderId id)
    {
        if (!_byId.Remove(id, out var held))
        {
            return null;
        }

        _all.Remove(held.ReportedAtMs, id);
        _open.Remove(held.ReportedAtMs, id);
        _closed.Remove(held.UpdatedAtMs, id);
        if (held.NextClockMs is { } next)
        {
            _due.Remove(next, id);
        }

        foreach (var chain in Chains(held))
        {
            if (_byChain.TryGetValue(chain, out var same) && same.Remove(id) && same.Count == 0)
            {
                _byChain.Remove(chain);
            }
        }

        return held;
    }

    private static IEnumerable<string> Chains(WorkOrderView order) => order.Alerts.Append(order.CorrelationId).Distinct();
}
