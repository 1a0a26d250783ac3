using CityTwin.Alerts;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// A district's alerts as its log left them, listed newest first. Active alerts always stay; cleared ones leave after
/// the retention, by the recorded times of their events and of those that came after.
/// </summary>
public sealed class AlertBoard(AlertBoardRetention? retention = null)
{
    /// <summary>Of an alert's events so many, the newest, are found without the log.</summary>
    public const int EventsPerAlert = 16;

    private readonly AlertBoardRetention _retention = retention ?? AlertBoardRetention.Usual;
    private readonly Dictionary<AlertId, AlertBoardEntry> _byId = [];
    private readonly AlertBoardIndex _index = new();

    /// <summary>Cleared and acknowledged, by their last event; and cleared and not acknowledged.</summary>
    private readonly AlertBoardOrder _settled = new();
    private readonly AlertBoardOrder _unseen = new();

    /// <summary>How many alerts are kept.</summary>
    public int Count => _byId.Count;

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<AlertBoardEntry> Entries => _byId.Values;

    /// <summary>The recorded time of the newest event among the alerts that left.</summary>
    public long LeftUntilMs { get; private set; } = long.MinValue;

    /// <returns>The alert, or null when it is not on the board.</returns>
    public AlertView? Find(AlertId id) => _byId.GetValueOrDefault(id)?.Alert;

    /// <summary>
    /// The sequence of the event that made a version of an alert, and whether the event may be in the log when that is
    /// not known: only then need the log be searched.
    /// </summary>
    public (long? Sequence, bool MayBeInLog) Locate(AlertView alert)
    {
        if (!_byId.TryGetValue(alert.Id, out var held))
        {
            return (null, alert.UpdatedAtMs <= LeftUntilMs);
        }

        foreach (var happened in held.Events)
        {
            if (happened.Version == alert.Version)
            {
                return (happened.Sequence, true);
            }
        }

        return (null, held.Alert.Version >= alert.Version);
    }

    /// <summary>Takes an alert as it stands after an event; answers whether it was newer than the one held.</summary>
    /// <param name="sequence">The event's, in the log.</param>
    public bool Apply(AlertView alert, long sequence)
    {
        var held = _byId.GetValueOrDefault(alert.Id);
        if (held is not null && held.Alert.Version >= alert.Version)
        {
            return false;
        }

        var events = (held?.Events ?? []).Append(new AlertBoardEvent(alert.Version, sequence)).TakeLast(EventsPerAlert);
        Put(new AlertBoardEntry(alert, [.. events]));
        return true;
    }

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<AlertBoardEntry> entries, long leftUntilMs)
    {
        LeftUntilMs = leftUntilMs;
        foreach (var entry in entries)
        {
            Put(entry);
        }
    }

    /// <summary>Lets go of the cleared alerts whose time is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    public void Forget(long recordedAtMs)
    {
        Forget(_settled, recordedAtMs - (long)_retention.AcknowledgedFor.TotalMilliseconds);
        Forget(_unseen, recordedAtMs - (long)_retention.UnacknowledgedFor.TotalMilliseconds);
        while (_settled.Count + _unseen.Count > _retention.MaxCleared)
        {
            Leave(_settled.Count > 0 ? _settled : _unseen);
        }
    }

    /// <summary>The alerts that match, newest first, after <see cref="AlertQuery.After"/>.</summary>
    public AlertPage List(AlertQuery query)
    {
        var found = new List<AlertView>();
        var order = _index.For(query);
        for (var i = (order?.CountBefore(query.After) ?? 0) - 1; i >= 0; i--)
        {
            var alert = _byId[order![i].Id].Alert;
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
        foreach (var alert in _byId.Values.Select(entry => entry.Alert).Where(alert => alert.Active))
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
        && alert.Severity >= query.AtLeast
        && (string.IsNullOrEmpty(query.Rule) || alert.Rule == query.Rule);

    private void Put(AlertBoardEntry entry)
    {
        Take(entry.Alert.Id);
        _byId[entry.Alert.Id] = entry;
        _index.Add(entry.Alert);
        Leaving(entry.Alert)?.Add(entry.Alert.UpdatedAtMs, entry.Alert.Id);
    }

    private void Take(AlertId id)
    {
        if (_byId.Remove(id, out var held))
        {
            _index.Remove(held.Alert);
            Leaving(held.Alert)?.Remove(held.Alert.UpdatedAtMs, id);
        }
    }

    private AlertBoardOrder? Leaving(AlertView alert) => alert switch
    {
        { Active: true } => null,
        { Acknowledged: true } => _settled,
        _ => _unseen,
    };

    private void Forget(AlertBoardOrder leaving, long untilMs)
    {
        while (leaving.Count > 0 && leaving[0].AtMs <= untilMs)
        {
            Leave(leaving);
        }
    }

    private void Leave(AlertBoardOrder leaving)
    {
        var (atMs, id) = leaving[0];
        LeftUntilMs = Math.Max(LeftUntilMs, atMs);
        Take(id);
    }
}
