using System.Collections.Concurrent;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>
/// Earliest ways along the roads under given conditions. Make a new one when conditions change; one may be asked by many at
/// once. A search takes as long as the roads it looks at, and can be cancelled.
/// </summary>
public sealed class RoadRouter
{
    private readonly RoadGraph _graph;
    private readonly RoadConditions _conditions;
    private readonly ConcurrentDictionary<TravelProfile, RoadClock> _clocks = new();
    private readonly ConcurrentBag<SearchSpace> _spaces = [];

    /// <exception cref="ArgumentException">The conditions are too many, or their congestion is not 24 factors of at least 1.</exception>
    public RoadRouter(RoadGraph graph, RoadConditions? conditions = null)
    {
        (_graph, _conditions) = (graph, conditions ?? RoadConditions.None);
        if (_conditions.CongestionByHour.Count != 24 || _conditions.CongestionByHour.Any(f => !(f >= 1 && double.IsFinite(f))))
        {
            throw new ArgumentException("Congestion needs 24 factors, one for each hour, each at least 1.", nameof(conditions));
        }

        if (_conditions.Closures.Count + _conditions.Floods.Count > graph.Limits.MaxConditions)
        {
            throw new ArgumentException(
                $"There are more than {graph.Limits.MaxConditions} closures and floods: give only those in force.", nameof(conditions));
        }
    }

    private double HorizonMs => _graph.Limits.MaxTravelHours * 3_600_000;

    /// <summary>The earliest way, or why there is none.</summary>
    public RouteAnswer Route(RouteRequest request, CancellationToken cancel = default)
    {
        if (EndsOf(request, out var from, out var to) is { } nowhere)
        {
            return new RouteAnswer(null, nowhere);
        }

        var clock = Clock(request.Profile);
        return Search(clock, request, from, to, HorizonMs, cancel, out var reached)
            is { } route ? new RouteAnswer(route, null) : Explain(request, from, to, reached, cancel);
    }

    /// <summary>
    /// What a way takes at the least, without a search: to the road, straight at the speed of the fastest road there is, and
    /// from the road. The ends' roads are looked up, since those stretches are slow and sure.
    /// </summary>
    /// <returns>Why there is none, where it is known already; nothing as a rule.</returns>
    public NoRoute? Least(RouteRequest request, out double leastMs)
    {
        leastMs = 0;
        if (EndsOf(request, out var from, out var to) is { } nowhere)
        {
            return nowhere;
        }

        leastMs = OffRoadMs(from, request.Profile) + Clock(request.Profile).LeastMs(from.At.DistanceM(to.At)) + OffRoadMs(to, request.Profile);
        return null;
    }

    /// <summary>Journeys from every source to every target: one search a source.</summary>
    /// <exception cref="ArgumentException">There are more pairs than the limit.</exception>
    public RoadMatrix Matrix(
        IReadOnlyList<PlanePoint> sources, IReadOnlyList<PlanePoint> targets, long departMs, TravelProfile profile,
        CancellationToken cancel = default)
    {
        if ((long)sources.Count * targets.Count > _graph.Limits.MaxPairs)
        {
            throw new ArgumentException($"{sources.Count} × {targets.Count} pairs are more than {_graph.Limits.MaxPairs}.", nameof(targets));
        }

        var matrix = new RoadMatrix(sources.Count, targets.Count);
        var snapped = targets.Select((at, i) => (Snap: _graph.Snap(at, profile), i)).Where(x => x.Snap is not null).ToList();
        if (snapped.Count == 0)
        {
            return matrix;
        }

        var goals = snapped.Select(x => x.Snap!).ToList();
        for (var source = 0; source < sources.Count; source++)
        {
            if (_graph.Snap(sources[source], profile) is { } start)
            {
                Fill(matrix, source, start, goals, [.. snapped.Select(x => x.i)], departMs, profile, cancel);
            }
        }

        return matrix;
    }

    private void Fill(
        RoadMatrix matrix, int source, RoadSnap start, List<RoadSnap> goals, int[] targets, long departMs,
        TravelProfile profile, CancellationToken cancel)
    {
        WithSpace(space =>
        {
            var search = new RoadSearch(_graph, Clock(profile), space);
            search.Run(start, departMs + OffRoadMs(start, profile), departMs + HorizonMs, goals, cancel);
            for (var goal = 0; goal < goals.Count; goal++)
            {
                if (search.Goals[goal] is { Found: true } label)
                {
                    var arriveMs = label.ArriveMs + OffRoadMs(goals[goal], profile);
                    matrix.Set(
                        source, targets[goal], (long)Math.Round(arriveMs) - departMs,
                        label.LengthM + start.DistanceM + goals[goal].DistanceM);
                }
            }

            return true;
        });
    }

    private NoRoute? EndsOf(RouteRequest request, out RoadSnap from, out RoadSnap to)
    {
        var (start, end) = (_graph.Snap(request.From, request.Profile), _graph.Snap(request.To, request.Profile));
        (from, to) = (start!, end!);
        return start is null ? new NoRoute(NoRouteCode.NoRoadAtStart, NoRoadNear("the start", request), [])
            : end is null ? new NoRoute(NoRouteCode.NoRoadAtEnd, NoRoadNear("the end", request), [])
            : null;
    }

    private RoadRoute? Search(
        RoadClock clock, RouteRequest request, RoadSnap from, RoadSnap to, double horizonMs, CancellationToken cancel,
        out int reached)
    {
        var (route, count) = WithSpace(space =>
        {
            var search = new RoadSearch(_graph, clock, space);
            search.Run(from, request.DepartMs + OffRoadMs(from, request.Profile), request.DepartMs + horizonMs, [to], cancel);
            return (RouteWriter.Write(_graph, clock, space, search.Goals[0], request, from, to), space.Reached);
        });
        reached = count;
        return route;
    }

    /// <summary>Asks again without conditions, then without the limit of time, and names what makes the difference.</summary>
    private RouteAnswer Explain(RouteRequest request, RoadSnap from, RoadSnap to, int reached, CancellationToken cancel)
    {
        var free = new RoadClock(_graph, RoadConditions.None, request.Profile);
        if (Search(free, request, from, to, HorizonMs, cancel, out _) is { } open)
        {
            return RouteObstacles.Explain(_graph, _conditions, request, open);
        }

        return Search(free, request, from, to, double.PositiveInfinity, cancel, out _) is { } slow
            ? RouteAnswer.No(NoRouteCode.TooLong, FormattableString.Invariant(
                $"It would take {slow.TravelMs / 3_600_000.0:0.0} hours: at most {_graph.Limits.MaxTravelHours} are planned."))
            : RouteAnswer.No(NoRouteCode.Disconnected, FormattableString.Invariant(
                $"{request.Profile.Code} reaches {reached} of {_graph.Nodes} crossings from {_graph.Road(from.Edge).Id}, and {_graph.Road(to.Edge).Id} is behind none of them."));
    }

    private string NoRoadNear(string what, RouteRequest request) => FormattableString.Invariant(
        $"No road that {request.Profile.Code} may use is within {_graph.Limits.MaxSnapM} m of {what}.");

    private RoadClock Clock(TravelProfile profile) =>
        _clocks.TryGetValue(profile, out var clock) ? clock
            : _clocks.Count < _graph.Limits.MaxProfiles ? _clocks.GetOrAdd(profile, p => new RoadClock(_graph, _conditions, p))
            : new RoadClock(_graph, _conditions, profile);

    private static double OffRoadMs(RoadSnap snap, TravelProfile profile) => RouteWriter.OffRoadMs(snap, profile);

    private T WithSpace<T>(Func<SearchSpace, T> search)
    {
        var space = _spaces.TryTake(out var used) ? used : new SearchSpace(_graph.Nodes);
        var result = search(space);
        if (_spaces.Count < _graph.Limits.MaxPooledSearches)
        {
            _spaces.Add(space);
        }

        return result;
    }
}
