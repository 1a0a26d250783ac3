using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>The orders that lists are read from: a list costs what it returns when its subject or its cell is asked for.</summary>
internal sealed class AlertBoardIndex
{
    private readonly AlertBoardOrder _all = new();
    private readonly AlertBoardOrder _active = new();
    private readonly AlertBoardOrder _quieted = new();
    private readonly Dictionary<TwinId, AlertBoardOrder> _bySubject = [];
    private readonly Dictionary<DivisionCode, AlertBoardOrder> _activeByCell = [];

    /// <summary>Active alerts, oldest first.</summary>
    public IEnumerable<AlertId> Active => _active.Ids;

    /// <summary>Active alerts that a window quiets, oldest first.</summary>
    public IEnumerable<AlertId> Quieted => _quieted.Ids;

    /// <summary>The newest active alerts, oldest of them first.</summary>
    public IEnumerable<AlertId> NewestActive(int max) => _active.Ids.Skip(Math.Max(0, _active.Count - max));

    public void Add(AlertView alert)
    {
        _all.Add(alert.RaisedAtMs, alert.Id);
        Add(_bySubject, alert.Subject, alert);
        if (alert.Active)
        {
            _active.Add(alert.RaisedAtMs, alert.Id);
            Add(_activeByCell, alert.Cell, alert);
            if (alert.Quieted is not null)
            {
                _quieted.Add(alert.RaisedAtMs, alert.Id);
            }
        }
    }

    public void Remove(AlertView alert)
    {
        _all.Remove(alert.RaisedAtMs, alert.Id);
        Remove(_bySubject, alert.Subject, alert);
        if (alert.Active)
        {
            _active.Remove(alert.RaisedAtMs, alert.Id);
            Remove(_activeByCell, alert.Cell, alert);
            if (alert.Quieted is not null)
            {
                _quieted.Remove(alert.RaisedAtMs, alert.Id);
            }
        }
    }

    /// <summary>The shortest order at hand that has every alert the query asks for; null when there is none such.</summary>
    public AlertBoardOrder? For(AlertQuery query) => query switch
    {
        { Subject: { } subject } => _bySubject.GetValueOrDefault(subject),
        { Active: true, Area: { Level: DivisionLevel.Cell } cell } => _activeByCell.GetValueOrDefault(cell),
        { Active: true } => _active,
        _ => _all,
    };

    private static void Add<T>(Dictionary<T, AlertBoardOrder> orders, T key, AlertView alert)
        where T : notnull
    {
        if (!orders.TryGetValue(key, out var order))
        {
            orders[key] = order = new AlertBoardOrder();
        }

        order.Add(alert.RaisedAtMs, alert.Id);
    }

    private static void Remove<T>(Dictionary<T, AlertBoardOrder> orders, T key, AlertView alert)
        where T : notnull
    {
        if (orders.TryGetValue(key, out var order))
        {
            order.Remove(alert.RaisedAtMs, alert.Id);
            if (order.Count == 0)
            {
                orders.Remove(key);
            }
        }
    }
}
