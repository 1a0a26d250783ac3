using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// The active alerts of a place, newest version of each. The last few that were settled are remembered, so that news
/// of them that was overtaken does not bring them back.
/// </summary>
internal sealed class ActiveAlerts
{
    private const int MaxSettled = 256;

    private readonly Dictionary<AlertId, AlertView> _active = [];
    private readonly Dictionary<AlertId, int> _settled = [];
    private readonly Queue<AlertId> _settledInOrder = [];

    public IEnumerable<AlertView> All => _active.Values;

    /// <summary>Those that no window quiets: what counts.</summary>
    public IEnumerable<AlertView> Speaking => _active.Values.Where(alert => alert.Quieted is null);

    public bool Apply(AlertView alert)
    {
        if (_settled.ContainsKey(alert.Id)
            || (_active.TryGetValue(alert.Id, out var held) && held.Version >= alert.Version))
        {
            return false;
        }

        if (alert.Active)
        {
            _active[alert.Id] = alert;
            return held is null || held.Severity != alert.Severity || held.Acknowledged != alert.Acknowledged
                || held.Quieted is null != alert.Quieted is null;
        }

        Settle(alert.Id, alert.Version);
        return _active.Remove(alert.Id);
    }

    public bool RemoveOf(TwinId subject)
    {
        var gone = _active.Values.Where(alert => alert.Subject == subject).Select(alert => alert.Id).ToList();
        gone.ForEach(id => _active.Remove(id));
        return gone.Count > 0;
    }

    public (Severity Severity, int Active) Worst(Func<TwinId, bool> on)
    {
        var (worst, count) = (Severity.None, 0);
        foreach (var alert in Speaking)
        {
            if (on(alert.Subject))
            {
                worst = alert.Severity > worst ? alert.Severity : worst;
                count++;
            }
        }

        return (worst, count);
    }

    private void Settle(AlertId id, int version)
    {
        _settled[id] = version;
        _settledInOrder.Enqueue(id);
        if (_settledInOrder.Count > MaxSettled)
        {
            _settled.Remove(_settledInOrder.Dequeue());
        }
    }
}
