using CityTwin.Fleet;
using CityTwin.Fleet.Missions;

namespace CityTwin.Governance;

/// <summary>
/// A district's missions as its log left them, listed newest first, with a list of whose clock is due next. Open ones always
/// stay; others leave after the retention.
/// </summary>
public sealed class MissionBoard(MissionBoardRetention? retention = null)
{
    private readonly MissionBoardRetention _retention = retention ?? MissionBoardRetention.Usual;
    private readonly Dictionary<MissionId, MissionView> _byId = [];

    /// <summary>By the chain they carry on, and by their order where that is not its name.</summary>
    private readonly Dictionary<string, HashSet<MissionId>> _byChain = [];
    private readonly SortedSet<(long AtMs, string Id)> _all = new(NewestFirst.Instance);
    private readonly SortedSet<(long AtMs, string Id)> _open = new(NewestFirst.Instance);
    private readonly SortedSet<(long AtMs, string Id)> _ended = [];
    private readonly SortedSet<(long AtMs, string Id)> _due = [];

    public int Count => _byId.Count;

    /// <summary>All that is kept, in no order.</summary>
    public IEnumerable<MissionView> Missions => _byId.Values;

    /// <summary>Whether any mission has ever left: only then may one that is not here have been before.</summary>
    public bool HasLeft => LeftUntilMs != long.MinValue;

    /// <summary>The newest last event among the missions that left.</summary>
    public long LeftUntilMs { get; private set; } = long.MinValue;

    public MissionView? Find(MissionId id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a mission as it stands after an event, unless a newer one is held.</summary>
    public void Apply(MissionView mission)
    {
        if (_byId.TryGetValue(mission.Id, out var held) && held.Version >= mission.Version)
        {
            return;
        }

        Take(mission.Id);
        _byId[mission.Id] = mission;
        Place(mission, (set, place) => set.Add(place));
        foreach (var chain in Chains(mission))
        {
            if (!_byChain.TryGetValue(chain, out var same))
            {
                _byChain[chain] = same = [];
            }

            same.Add(mission.Id);
        }
    }

    /// <summary>Takes up what a board before this one kept.</summary>
    public void Restore(IEnumerable<MissionView> missions, long leftUntilMs)
    {
        LeftUntilMs = leftUntilMs;
        foreach (var mission in missions)
        {
            Apply(mission);
        }
    }

    /// <summary>The missions whose offer is unanswered or whose unit is overdue by now, the longest due first.</summary>
    /// <param name="passOver">Those that are not to be answered now.</param>
    public IReadOnlyList<MissionId> Due(long nowMs, int max, Func<MissionId, bool>? passOver = null) =>
    [
        .. _due.TakeWhile(place => place.AtMs <= nowMs).Select(place => MissionId.Parse(place.Id))
            .Where(mission => passOver?.Invoke(mission) != true).Take(max),
    ];

    /// <summary>Lets go of the missions that have ended and whose time is over.</summary>
    /// <param name="recordedAtMs">The recorded time of the newest event in the log.</param>
    /// <returns>Those that left.</returns>
    public IReadOnlyList<MissionView> Forget(long recordedAtMs)
    {
        var untilMs = recordedAtMs - (long)_retention.EndedFor.TotalMilliseconds;
        List<MissionView>? left = null;
        while (_ended.Count > 0 && (_ended.Min.AtMs <= untilMs || _ended.Count > _retention.MaxEnded))
        {
            LeftUntilMs = Math.Max(LeftUntilMs, _ended.Min.AtMs);
            (left ??= []).Add(Take(MissionId.Parse(_ended.Min.Id))!);
        }

        return left ?? (IReadOnlyList<MissionView>)[];
    }

    /// <summary>The missions that match, newest first, after <see cref="MissionQuery.After"/>.</summary>
    /// <param name="head">The log's last sequence now.</param>
    public MissionPage List(MissionQuery query, long head)
    {
        MissionView[] found = [.. Candidates(query).Where(mission => Matches(mission, query)).Take(query.Max + 1)];
        MissionView[] page = [.. found.Take(query.Max)];
        var next = found.Length > query.Max ? new MissionCursor(page[^1].Clocks.PlannedAtMs, page[^1].Id.Value) : null;
        return new MissionPage(page, next, head);
    }

    private IEnumerable<MissionView> Candidates(MissionQuery query)
    {
        var places = query.CorrelationId is { } chain
            ? _byChain.GetValueOrDefault(chain, []).Select(id => (AtMs: _byId[id].Clocks.PlannedAtMs, Id: id.Value)).Order(NewestFirst.Instance)
            : query.Open == true ? _open : (IEnumerable<(long AtMs, string Id)>)_all;
        return places
            .SkipWhile(place => query.After is { } after && NewestFirst.Instance.Compare(place, (after.PlannedAtMs, after.Id)) <= 0)
            .Select(place => _byId[MissionId.Parse(place.Id)]);
    }

    private static bool Matches(MissionView mission, MissionQuery query) =>
        (query.Area is not { } area || area.Contains(mission.Aim.Cell))
        && (query.Open is not { } open || mission.IsOpen == open)
        && (query.States is not { Count: > 0 } states || states.Contains(mission.State))
        && (query.Unit is not { } unit || mission.Unit == unit || mission.Attempts.Any(attempt => attempt.Unit == unit));

    private MissionView? Take(MissionId id)
    {
        if (!_byId.Remove(id, out var held))
        {
            return null;
        }

        Place(held, (set, place) => set.Remove(place));
        foreach (var chain in Chains(held))
        {
            if (_byChain.TryGetValue(chain, out var same) && same.Remove(id) && same.Count == 0)
            {
                _byChain.Remove(chain);
            }
        }

        return held;
    }

    /// <summary>Where a mission stands in each list it is in.</summary>
    private void Place(MissionView mission, Action<SortedSet<(long AtMs, string Id)>, (long AtMs, string Id)> act)
    {
        act(_all, (mission.Clocks.PlannedAtMs, mission.Id.Value));
        if (mission.IsOpen)
        {
            act(_open, (mission.Clocks.PlannedAtMs, mission.Id.Value));
        }
        else
        {
            act(_ended, (mission.UpdatedAtMs, mission.Id.Value));
        }

        if (MissionTimes.NextMs(mission) is { } next)
        {
            act(_due, (next, mission.Id.Value));
        }
    }

    private static IEnumerable<string> Chains(MissionView mission) =>
        new[] { mission.CorrelationId, mission.Alert, mission.Order }.OfType<string>().Distinct();
}
