using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// A district's alerts as its log left them, listed newest first. Active alerts always stay; cleared ones leave after
/// the retention, by the recorded times of their events and of those that came after.
/// </summary>
public sealed class AlertBoard(AlertBoardRetention? retention = null)
{
    private readonly AlertBoardRetention _retention = retention ?? AlertBoardRetention.Usual;
    private readonly Dictionary<AlertId, AlertState> _byId = [];
    private readonly AlertBoardIndex _index = new();

    /// <summary>Cleared and acknowledged, by their last event; and cleared and not acknowledged.</summary>
    private readonly AlertBoardOrder _settled = new();
    private readonly AlertBoardOrder _unseen = new();

    /// <summary>How many alerts are kept.</summary>
    public int Count => _byId.Count;

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<AlertState> Alerts => _byId.Values;

    /// <summary>Those that are active, in no order.</summary>
    public IEnumerable<AlertView> Active => _byId.Values.Select(entry => entry.View!).Where(alert => alert.Active);

    /// <summary>
    /// The newest time among the alerts that left: that their last event was recorded at, or that one was raised at, which
    /// a device says and which may be later.
    /// </summary>
    public long LeftUntilMs { get; private set; } = long.MinValue;

    /// <summary>Whether any alert has ever left: only then may one that is not here have been before.</summary>
    public bool HasLeft => LeftUntilMs != long.MinValue;

    /// <returns>The alert, or null when it is not on the board.</returns>
    public AlertState? Find(AlertId id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes an alert as it stands after an event; answers whether it was newer than the one held.</summary>
    public bool Apply(AlertState alert)
    {
        if (_byId.TryGetValue(alert.View!.Id, out var held) && held.View!.Version >= alert.View.Version)
        {
            return false;
        }

        Put(alert);
        return true;
    }

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<AlertState> alerts, long leftUntilMs)
    {
        LeftUntilMs = leftUntilMs;
        foreach (var alert in alerts)
        {
            Put(alert);
        }
    }

    /// <summary>Lets go of the cleared alerts whose time is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    /// <returns>Those that left.</returns>
    public IReadOnlyList<AlertState> Forget(long recordedAtMs)
    {
        List<AlertState>? left = null;
        Forget(_settled, recordedAtMs - (long)_retention.AcknowledgedFor.TotalMilliseconds, ref left);
        Forget(_unseen, recordedAtMs - (long)_retention.UnacknowledgedFor.TotalMilliseconds, ref left);
        while (_settled.Count + _unseen.Count > _retention.MaxCleared)
        {
            Leave(_settled.Count > 0 ? _settled : _unseen, ref left);
        }

        return left ?? (IReadOnlyList<AlertState>)[];
    }

    /// <summary>The alerts that match, newest first, after <see cref="AlertQuery.After"/>.</summary>
    public AlertPage List(AlertQuery query)
    {
        var found = new List<AlertView>();
        var order = _index.For(query);
        for (var i = (order?.CountBefore(query.After) ?? 0) - 1; i >= 0; i--)
        {
            var alert = _byId[order![i].Id].View!;
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

    /// <summary>Active alerts that nobody has taken note of and that call for the next centre by now.</summary>
    public IReadOnlyList<(AlertId Id, DivisionCode Lead)> Unnoticed(AlertLadder ladder, long nowMs, int max) =>
    [
        .. _index.Active
            .Select(id => (Id: id, Lead: ladder.Due(_byId[id].View!, nowMs)))
            .Where(due => due.Lead is not null)
            .Take(max)
            .Select(due => (due.Id, due.Lead!.Value)),
    ];

    /// <summary>Active alerts of rules that have spread over too many streets, and the centre to be called for each.</summary>
    /// <param name="maxLookedAt">Of the active ones, the newest.</param>
    public IReadOnlyList<(AlertId Id, DivisionCode Lead)> Spread(AlertSpread spread, int maxLookedAt, int max) =>
        spread.Due(_index.NewestActive(maxLookedAt).Select(id => _byId[id].View!), max);

    /// <summary>Active alerts whose window holds no more, the oldest first.</summary>
    /// <param name="holding">The windows that hold.</param>
    /// <param name="passOver">Those to leave out, so that others get their turn.</param>
    public IReadOnlyList<AlertView> Unquieted(IReadOnlySet<AlertWindowId> holding, int max, Func<AlertId, bool>? passOver = null) =>
    [
        .. _index.Quieted.Select(id => _byId[id].View!)
            .Where(alert => !holding.Contains(alert.Quieted!.By) && passOver?.Invoke(alert.Id) != true).Take(max),
    ];

    /// <summary>Active alerts by severity, and of those the unacknowledged; index <see cref="Severity"/>.</summary>
    public (int[] Active, int[] Unacknowledged) Counts()
    {
        var active = new int[CountVector.Severities];
        var unseen = new int[CountVector.Severities];
        foreach (var alert in _byId.Values.Select(entry => entry.View!).Where(alert => alert.Active))
        {
            active[(int)alert.Severity]++;
            unseen[(int)alert.Severity] += alert.Acknowledged ? 0 : 1;
        }

        return (active, unseen);
    }

    private static bool Matches(AlertView alert, AlertQuery query) =>
        (query.Area is not { } area || area.Contains(alert.Cell))
        && (query.Subject is not { } subject || alert.Subject == subject)
        && (query.Active is not { } active || alert.Active == active)
        && (query.Acknowledged is not { } seen || alert.Acknowledged == seen)
        && (query.Quieted is not { } quieted || alert.Quieted is not null == quieted)
        && alert.Severity >= query.AtLeast
        && (string.IsNullOrEmpty(query.Rule) || alert.Rule == query.Rule);

    private void Put(AlertState alert)
    {
        var view = alert.View!;
        Take(view.Id);
        _byId[view.Id] = alert;
        _index.Add(view);
        Leaving(view)?.Add(view.UpdatedAtMs, view.Id);
    }

    private AlertState? Take(AlertId id)
    {
        if (_byId.Remove(id, out var held))
        {
            _index.Remove(held.View!);
            Leaving(held.View!)?.Remove(held.View!.UpdatedAtMs, id);
        }

        return held;
    }

    private AlertBoardOrder? Leaving(AlertView alert) => alert switch
    {
        { Active: true } => null,
        { Acknowledged: true } => _settled,
        _ => _unseen,
    };

    private void Forget(AlertBoardOrder leaving, long untilMs, ref List<AlertState>? left)
    {
        while (leaving.Count > 0 && leaving[0].AtMs <= untilMs)
        {
            Leave(leaving, ref left);
        }
    }

    private void Leave(AlertBoardOrder leaving, ref List<AlertState>? left)
    {
        var (atMs, id) = leaving[0];
        var gone = Take(id)!;
        LeftUntilMs = Math.Max(LeftUntilMs, Math.Max(atMs, gone.View!.RaisedAtMs));
        (left ??= []).Add(gone);
    }
}
