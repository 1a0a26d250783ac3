namespace CityTwin.Fleet.Routing;

/// <summary>What stands in the way of one profile on one road, in order of time.</summary>
internal sealed class RoadHindrance
{
    private readonly List<(double FromMs, double UntilMs)> _closed = [];
    private readonly List<(double FromMs, double UntilMs, double Share)> _slow = [];

    private RoadHindrance(IEnumerable<(double FromMs, double UntilMs)> closed, IEnumerable<(double, double, double)> slow)
    {
        _slow.AddRange(slow);
        foreach (var next in closed.Order())
        {
            if (_closed.Count > 0 && next.FromMs <= _closed[^1].UntilMs)
            {
                _closed[^1] = (_closed[^1].FromMs, Math.Max(_closed[^1].UntilMs, next.UntilMs));
            }
            else
            {
                _closed.Add(next);
            }
        }
    }

    public static Dictionary<int, RoadHindrance> ByEdge(RoadGraph graph, RoadConditions conditions, TravelProfile profile)
    {
        var closures = conditions.Closures.Select(c => (c.EdgeId, Closed: true, From: c.FromMs, Until: c.UntilMs, Share: 0.0));
        var floods = conditions.Floods.Where(f => f.DepthM > 0).Select(f =>
            (f.EdgeId, Closed: f.DepthM >= profile.WadeDepthM, From: f.FromMs, Until: f.UntilMs, Share: WadeShare(profile, f.DepthM)));
        return closures.Concat(floods)
            .Select(x => (Edge: graph.FindEdge(x.EdgeId), x.Closed, From: (double)x.From, Until: x.Until ?? double.PositiveInfinity, x.Share))
            .Where(x => x.Edge is not null && x.Until > x.From)
            .GroupBy(x => x.Edge!.Value)
            .ToDictionary(edge => edge.Key, edge => new RoadHindrance(
                edge.Where(x => x.Closed).Select(x => (x.From, x.Until)),
                edge.Where(x => !x.Closed).Select(x => (x.From, x.Until, x.Share))));
    }

    public double OpensMs(double atMs)
    {
        foreach (var (fromMs, untilMs) in _closed)
        {
            if (fromMs <= atMs && atMs < untilMs)
            {
                return untilMs;
            }
        }

        return atMs;
    }

    /// <summary>The share of its speed that the profile has, and when that changes next.</summary>
    public double SpeedShare(double atMs, out double changesMs)
    {
        (var share, changesMs) = (1.0, double.PositiveInfinity);
        foreach (var (fromMs, untilMs, slower) in _slow)
        {
            if (atMs < fromMs)
            {
                changesMs = Math.Min(changesMs, fromMs);
            }
            else if (atMs < untilMs)
            {
                share = Math.Min(share, slower);
                changesMs = Math.Min(changesMs, untilMs);
            }
        }

        return share;
    }

    private static double WadeShare(TravelProfile profile, double depthM) =>
        Math.Max(profile.SlowestInWater, 1 - (depthM / profile.WadeDepthM));
}
