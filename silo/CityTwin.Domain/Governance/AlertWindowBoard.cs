using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>
/// A district's alert windows as its log left them, listed newest first. Open ones always stay; those that have ended leave
/// after a while, and until then still say what they quieted: a reading may come late.
/// </summary>
/// <param name="keepEndedFor">After it ended; null for 90 days.</param>
/// <param name="maxEnded">Ended ones at most.</param>
public sealed class AlertWindowBoard(TimeSpan? keepEndedFor = null, int maxEnded = 2_000)
{
    private readonly Dictionary<AlertWindowId, AlertWindowView> _byId = [];
    private readonly Dictionary<AlertWindowId, AlertWindowView> _open = [];
    private readonly SortedSet<(long AtMs, string Id)> _newest = new(NewestFirst.Instance);
    private readonly SortedSet<(long AtMs, string Id)> _ended = [];

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<AlertWindowView> Windows => _byId.Values;

    /// <summary>How many have not ended.</summary>
    public int OpenCount => _open.Count;

    public AlertWindowView? Find(AlertWindowId id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a window as it stands after an event, unless a newer one is held.</summary>
    public void Apply(AlertWindowView window)
    {
        if (_byId.TryGetValue(window.Id, out var held) && held.Version >= window.Version)
        {
            return;
        }

        Take(window.Id);
        _byId[window.Id] = window;
        _newest.Add((window.OpenedAtMs, window.Id.Value));
        if (window.EndedAtMs is { } ended)
        {
            _ended.Add((ended, window.Id.Value));
        }
        else
        {
            _open[window.Id] = window;
        }
    }

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<AlertWindowView> windows)
    {
        foreach (var window in windows)
        {
            Apply(window);
        }
    }

    /// <summary>Windows whose time has run out, and that have not been told so.</summary>
    /// <param name="passOver">Those to leave out, so that others get their turn.</param>
    public IReadOnlyList<AlertWindowId> Due(long nowMs, int max, Func<AlertWindowId, bool>? passOver = null) =>
    [
        .. _open.Values.Where(window => window.Terms.UntilMs <= nowMs && passOver?.Invoke(window.Id) != true)
            .Take(max).Select(window => window.Id),
    ];

    /// <summary>The windows that hold at a moment that is not past.</summary>
    public IReadOnlySet<AlertWindowId> Holding(long nowMs) =>
        _open.Values.Where(window => window.Holds(nowMs)).Select(window => window.Id).ToHashSet();

    /// <summary>
    /// By what such an alert is quieted at a moment. Of several windows the one that quiets the gravest, and of those the one that
    /// holds longest: an alert is handed from one to the other as seldom as may be.
    /// </summary>
    /// <param name="cell">Where its subject stood when it was raised.</param>
    /// <param name="atMs">For a raise its event time.</param>
    public AlertQuiet? Quiet(TwinId subject, string rule, DivisionCode cell, Severity severity, long atMs)
    {
        AlertWindowView? best = null;
        foreach (var window in _open.Values.Concat(EndedAfter(atMs)))
        {
            if (window.Terms.Covers(subject, rule, cell, severity) && window.Holds(atMs) && (best is null || IsBetter(window, best)))
            {
                best = window;
            }
        }

        return best is null ? null : new AlertQuiet(best.Id, best.Terms.UpTo);
    }

    /// <summary>Lets go of the ended windows whose time here is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    public void Forget(long recordedAtMs)
    {
        var untilMs = recordedAtMs - (long)(keepEndedFor ?? TimeSpan.FromDays(90)).TotalMilliseconds;
        while (_ended.Count > 0 && (_ended.Min.AtMs <= untilMs || _ended.Count > maxEnded))
        {
            Take(AlertWindowId.Parse(_ended.Min.Id));
        }
    }

    /// <summary>The windows that match, newest first, after <see cref="AlertWindowQuery.After"/>.</summary>
    public AlertWindowPage List(AlertWindowQuery query)
    {
        AlertWindowView[] found =
        [
            .. _newest
                .SkipWhile(place => query.After is { } after && NewestFirst.Instance.Compare(place, (after.OpenedAtMs, after.Id)) <= 0)
                .Select(place => _byId[AlertWindowId.Parse(place.Id)])
                .Where(window => (query.Area is not { } area || area.Contains(window.Terms.Scope) || window.Terms.Scope.Contains(area))
                    && (query.Open is not { } open || window.EndedAtMs is null == open))
                .Take(query.Max + 1),
        ];
        return new AlertWindowPage(found.Take(query.Max).ToArray(), found.Length > query.Max);
    }

    private static bool IsBetter(AlertWindowView one, AlertWindowView other) =>
        (one.Terms.UpTo, one.Terms.UntilMs).CompareTo((other.Terms.UpTo, other.Terms.UntilMs)) is var by && by != 0
            ? by > 0
            : string.CompareOrdinal(one.Id.Value, other.Id.Value) < 0;

    private IEnumerable<AlertWindowView> EndedAfter(long atMs) => _ended
        .GetViewBetween((atMs + 1, ""), (long.MaxValue, ""))
        .Select(place => _byId[AlertWindowId.Parse(place.Id)]);

    private void Take(AlertWindowId id)
    {
        if (!_byId.Remove(id, out var held))
        {
            return;
        }

        _open.Remove(id);
        _newest.Remove((held.OpenedAtMs, id.Value));
        if (held.EndedAtMs is { } ended)
        {
            _ended.Remove((ended, id.Value));
        }
    }
}
