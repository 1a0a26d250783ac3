using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>A district's alerts as its log left them, listed newest first.</summary>
/// <param name="maxSettled">
/// How many alerts, cleared and acknowledged, are kept for lists; the ones raised longest ago leave first. Alerts that
/// are active or unseen are always kept.
/// </param>
public sealed class AlertBoard(int maxSettled = AlertBoard.DefaultMaxSettled)
{
    /// <summary>Some years of a busy district.</summary>
    public const int DefaultMaxSettled = 50_000;

    private readonly Dictionary<AlertId, AlertView> _byId = [];

    /// <summary>Oldest first, so that the newest, which are the most, are added at the end.</summary>
    private readonly List<AlertCursor> _order = [];

    private int _settled;

    /// <summary>How many alerts are kept.</summary>
    public int Count => _byId.Count;

    /// <returns>The alert, or null when it is not on the board.</returns>
    public AlertView? Find(AlertId id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes an alert as it stands after an event; answers whether it was newer than the one held.</summary>
    public bool Apply(AlertView alert)
    {
        if (_byId.TryGetValue(alert.Id, out var held))
        {
            if (held.Version >= alert.Version)
            {
                return false;
            }

            _settled -= IsSettled(held) ? 1 : 0;
        }
        else
        {
            var place = CursorOf(alert);
            _order.Insert(~_order.BinarySearch(place, OldestFirst.Instance), place);
        }

        _byId[alert.Id] = alert;
        _settled += IsSettled(alert) ? 1 : 0;
        Forget();
        return true;
    }

    /// <summary>The alerts that match, newest first, after <see cref="AlertQuery.After"/>.</summary>
    public AlertPage List(AlertQuery query)
    {
        var found = new List<AlertView>();
        for (var i = LastBefore(query.After); i >= 0; i--)
        {
            var alert = _byId[AlertId.Parse(_order[i].Id)];
            if (!Matches(alert, query))
            {
                continue;
            }

            if (found.Count >= query.Max)
            {
                return new AlertPage(found, More: true);
            }

            found.Add(alert);
        }

        return new AlertPage(found, More: false);
    }

    /// <summary>Active alerts by severity, and of those the unacknowledged; index <see cref="Severity"/>.</summary>
    public (int[] Active, int[] Unacknowledged) Counts()
    {
        var active = new int[CountVector.Severities];
        var unseen = new int[CountVector.Severities];
        foreach (var alert in _byId.Values.Where(alert => alert.Active))
        {
            active[(int)alert.Severity]++;
            unseen[(int)alert.Severity] += alert.Acknowledged ? 0 : 1;
        }

        return (active, unseen);
    }

    private static AlertCursor CursorOf(AlertView alert) => new(alert.RaisedAtMs, alert.Id.Value);

    private static bool IsSettled(AlertView alert) => !alert.Active && alert.Acknowledged;

    private static bool Matches(AlertView alert, AlertQuery query) =>
        (query.Area is not { } area || area.Contains(alert.Cell))
        && (query.Subject is not { } subject || alert.Subject == subject)
        && (query.Active is not { } active || alert.Active == active)
        && (query.Acknowledged is not { } seen || alert.Acknowledged == seen)
        && alert.Severity >= query.AtLeast
        && (string.IsNullOrEmpty(query.Rule) || alert.Rule == query.Rule);

    private int LastBefore(AlertCursor? after)
    {
        if (after is null)
        {
            return _order.Count - 1;
        }

        var at = _order.BinarySearch(after, OldestFirst.Instance);
        return (at < 0 ? ~at : at) - 1;
    }

    private void Forget()
    {
        for (var i = 0; _settled > maxSettled && i < _order.Count; i++)
        {
            var id = AlertId.Parse(_order[i].Id);
            if (IsSettled(_byId[id]))
            {
                _byId.Remove(id);
                _order.RemoveAt(i--);
                _settled--;
            }
        }
    }

    /// <summary>The reverse of the order of lists, in which ids break a tie ascending.</summary>
    private sealed class OldestFirst : IComparer<AlertCursor>
    {
        public static OldestFirst Instance { get; } = new();

        public int Compare(AlertCursor? x, AlertCursor? y) =>
            x!.RaisedAtMs != y!.RaisedAtMs
                ? x.RaisedAtMs.CompareTo(y.RaisedAtMs)
                : string.CompareOrdinal(y.Id, x.Id);
    }
}
