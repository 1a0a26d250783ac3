using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace CityTwin.Fleet.Airspace;

/// <summary>
/// The shortest way between two places around areas. It is sought around those areas only that stood in the way of an earlier,
/// shorter one: a way that is free of all of them is then the shortest around all, for leaving areas out never lengthens it.
/// </summary>
internal sealed class PathAround
{
    private readonly AirspaceOptions _options;
    private readonly STRtree<NoGo> _all = new();
    private readonly List<NoGo> _active = [];
    private readonly List<PlanePoint> _places = [];
    private readonly Dictionary<(int, int), int> _seen = [];
    private readonly CancellationToken _cancel;
    private readonly Envelope? _within;
    private double _longestM;
    private int _checks;

    /// <param name="within">Where all areas are known: the way does not turn outside. Everywhere, without it.</param>
    public PathAround(IEnumerable<NoGo> areas, AirspaceOptions options, CancellationToken cancel = default, Envelope? within = null)
    {
        (_options, _cancel, _within) = (options, cancel, within);
        foreach (var area in areas)
        {
            var box = area.Area.Box.Copy();
            box.ExpandBy(area.MarginM + 1);
            _all.Insert(box, area);
        }

        _all.Build();
    }

    /// <summary>The area that a place is too near to, or nothing.</summary>
    public NoGo? Holding(PlanePoint at) => InTheWay(at, at).FirstOrDefault();

    /// <summary>All areas that a place is too near to.</summary>
    public IReadOnlyList<NoGo> HoldingAll(PlanePoint at) => InTheWay(at, at);

    /// <param name="longestM">A longer way is not wanted, for there is one already.</param>
    /// <returns>The way with its ends, or why there is none.</returns>
    public (IReadOnlyList<PlanePoint>? Way, string? Refusal) Find(PlanePoint from, PlanePoint to, double longestM = double.PositiveInfinity)
    {
        if ((Holding(from) ?? Holding(to)) is { } holding)
        {
            return (null, $"{(holding.Holds(from) ? "The start" : "The end")} lies in or too near {holding.Name}.");
        }

        Begin(from, to, longestM);
        for (var round = 0; round < _options.MaxRounds; round++)
        {
            if (Search() is not { } way)
            {
                return (null, TooIntricate() ?? $"There is no way around {string.Join(", ", _active.Select(a => a.Name).Distinct().Take(3))}.");
            }

            var inTheWay = way.Zip(way.Skip(1)).SelectMany(leg => InTheWay(leg.First, leg.Second)).Distinct().ToList();
            if (inTheWay.Count == 0)
            {
                return (way, null);
            }

            inTheWay.ForEach(Activate);
            if (TooIntricate() is { } refusal)
            {
                return (null, refusal);
            }
        }

        return (null, $"No way around everything was found in {_options.MaxRounds} rounds.");
    }

    private string? TooIntricate() => _places.Count > _options.MaxCorners || _checks > MaxChecks
        ? $"The way leads around more than {_options.MaxCorners} corners or {MaxChecks} lines: it is too intricate."
        : null;

    private int MaxChecks => double.IsInfinity(_longestM) ? _options.MaxLegChecks : _options.MaxBetterLegChecks;

    /// <summary>Each way is sought afresh, also when another was before: there, and then home.</summary>
    private void Begin(PlanePoint from, PlanePoint to, double longestM)
    {
        _active.Clear();
        _places.Clear();
        _seen.Clear();
        _places.AddRange([from, to]);
        (_longestM, _checks) = (longestM, 0);
    }

    private void Activate(NoGo area)
    {
        _active.Add(area);
        _places.AddRange(area.Corners.Where(corner =>
            (_within?.Contains(corner.ToCoordinate()) ?? true) && _places[0].DistanceM(corner) + corner.DistanceM(_places[1]) <= _longestM));
    }

    private List<NoGo> InTheWay(PlanePoint from, PlanePoint to) =>
        [.. _all.Query(new Envelope(from.ToCoordinate(), to.ToCoordinate()))
            .Where(area => area.Blocks(from, to))
            .OrderBy(area => area.Name, StringComparer.Ordinal)];

    /// <summary>A* over the corners of the areas that count so far; two are neighbours when they see each other.</summary>
    private List<PlanePoint>? Search()
    {
        var (best, before, done) = (new double[_places.Count], new int[_places.Count], new bool[_places.Count]);
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;
        var queue = new PriorityQueue<int, double>([(0, _places[0].DistanceM(_places[1]))]);
        while (queue.TryDequeue(out var at, out _))
        {
            if (at == 1)
            {
                return Trace(_places, before);
            }

            if (done[at])
            {
                continue;
            }

            _cancel.ThrowIfCancellationRequested();
            done[at] = true;
            for (var next = 1; next < _places.Count; next++)
            {
                if (done[next])
                {
                    continue;
                }

                // Nor does a way through there matter that would be longer than one that leads to the end already.
                var length = best[at] + _places[at].DistanceM(_places[next]);
                var wholeM = length + _places[next].DistanceM(_places[1]);
                if (length < best[next] && wholeM <= _longestM && wholeM <= best[1] && _checks <= MaxChecks && See(at, next))
                {
                    (best[next], before[next]) = (length, at);
                    queue.Enqueue(next, wholeM);
                }
            }
        }

        return null;
    }

    /// <summary>Areas are only ever added: what was hidden stays so, and what was seen need not pass the old ones again.</summary>
    private bool See(int one, int other)
    {
        var pair = (Math.Min(one, other), Math.Max(one, other));
        var passed = _seen.GetValueOrDefault(pair);
        if (passed < 0)
        {
            return false;
        }

        for (; passed < _active.Count; passed++)
        {
            _checks++;
            if (_active[passed].Blocks(_places[one], _places[other]))
            {
                _seen[pair] = -1;
                return false;
            }
        }

        _seen[pair] = passed;
        return true;
    }

    private static List<PlanePoint> Trace(List<PlanePoint> places, int[] before)
    {
        var way = new List<PlanePoint>();
        for (var at = 1; at != 0; at = before[at])
        {
            way.Add(places[at]);
        }

        way.Add(places[0]);
        way.Reverse();
        return way;
    }
}
