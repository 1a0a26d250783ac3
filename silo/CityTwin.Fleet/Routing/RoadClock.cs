using CityTwin.City;

namespace CityTwin.Fleet.Routing;

/// <summary>
/// When a profile leaves a road that it enters at a given moment. Speed is a function of the road and of time alone,
/// constant between changes, and the way is summed up over it (after Ichoua, Gendreau and Potvin, 2003), so that nobody who
/// enters later leaves earlier. A closed road is waited for, so that this holds for closures too.
/// </summary>
internal sealed class RoadClock
{
    private const double HourMs = 3_600_000;

    // Whoever stands on a crossing is on all of its roads: the one that is found first must not hold them.
    private const double NoWayM = 0.05;

    private readonly RoadGraph _graph;
    private readonly TravelProfile _profile;
    private readonly double[] _slowerByHour;
    private readonly bool _congested;
    private readonly double _offsetMs;
    private readonly Dictionary<int, RoadHindrance> _hindrances;

    public RoadClock(RoadGraph graph, RoadConditions conditions, TravelProfile profile)
    {
        (_graph, _profile) = (graph, profile);
        _hindrances = RoadHindrance.ByEdge(graph, conditions, profile);
        _slowerByHour = [.. conditions.CongestionByHour.Select(factor => 1 + ((factor - 1) * profile.CongestionShare))];
        _congested = _slowerByHour.Any(factor => factor > 1);
        _offsetMs = conditions.UtcOffsetMinutes * 60_000.0;
        FastestMps = Enumerable.Range(0, graph.Edges).Select(edge => FreeMps(2 * edge)).DefaultIfEmpty(0).Max();
    }

    /// <summary>No road is faster: what a straight line takes at least.</summary>
    public double FastestMps { get; }

    /// <summary>No way along the roads between two points so far apart is quicker, milliseconds.</summary>
    public double LeastMs(double straightM) =>
        straightM <= 2 * NoWayM || FastestMps <= 0 ? 0 : (straightM - (2 * NoWayM)) / FastestMps * 1000 * RoadSearch.BoundSlack;

    /// <summary>On the free road, metres a second; 0 where the profile may not go.</summary>
    public double FreeMps(int arc)
    {
        var road = _graph.Road(arc >> 1);
        var against = (arc & 1) == 1 && road.OneWay;
        if (!_profile.Classes.Contains(road.Class) || (against && !_profile.AgainstOneWay))
        {
            return 0;
        }

        var limit = road.Class == RoadClasses.Footway ? _profile.FootwaySpeedKmH : road.SpeedKmH * _profile.SpeedFactor;
        return Math.Min(limit, _profile.MaxSpeedKmH) * (against ? _profile.AgainstOneWayFactor : 1) / 3.6;
    }

    /// <summary>The first moment from <paramref name="atMs"/> on at which the road may be entered; infinity for never.</summary>
    /// <param name="lengthM">How much of it is to be gone along: for nothing of it, nobody waits.</param>
    public double OpensMs(int edge, double atMs, double lengthM) =>
        lengthM >= NoWayM && _hindrances.TryGetValue(edge, out var hindrance) ? hindrance.OpensMs(atMs) : atMs;

    /// <summary>When the end of a stretch is reached; infinity for never, or not by the deadline.</summary>
    /// <param name="arc">The road and the direction.</param>
    /// <param name="startMs">When the way begins; an open road is not asked for.</param>
    /// <param name="lengthM">Of the stretch.</param>
    public double ReachesMs(int arc, double startMs, double lengthM, double deadlineMs)
    {
        if (lengthM < NoWayM)
        {
            return startMs;
        }

        var free = FreeMps(arc);
        if (free <= 0 || double.IsInfinity(startMs))
        {
            return double.PositiveInfinity;
        }

        var hindrance = _hindrances.GetValueOrDefault(arc >> 1);
        var slowed = _congested && _graph.Road(arc >> 1).Class != RoadClasses.Footway;
        var (now, left) = (startMs, lengthM);
        while (now <= deadlineMs)
        {
            var (speed, untilMs) = (free, double.PositiveInfinity);
            if (slowed)
            {
                var hour = Math.Floor((now + _offsetMs) / HourMs);
                untilMs = ((hour + 1) * HourMs) - _offsetMs;
                speed /= _slowerByHour[(int)(((hour % 24) + 24) % 24)];
            }

            if (hindrance is not null)
            {
                speed *= hindrance.SpeedShare(now, out var changesMs);
                untilMs = Math.Min(untilMs, changesMs);
            }

            var endMs = now + (left / speed * 1000);
            if (endMs <= untilMs)
            {
                return endMs <= deadlineMs ? endMs : double.PositiveInfinity;
            }

            left -= speed * (untilMs - now) / 1000;
            now = untilMs;
        }

        return double.PositiveInfinity;
    }
}
