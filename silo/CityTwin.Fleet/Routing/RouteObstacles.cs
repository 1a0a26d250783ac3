namespace CityTwin.Fleet.Routing;

/// <summary>Names what is closed on the way that there would be without closures and floods.</summary>
internal static class RouteObstacles
{
    public static RouteAnswer Explain(RoadGraph graph, RoadConditions conditions, RouteRequest request, RoadRoute open)
    {
        var onWay = open.Steps.Select(step => step.EdgeId).ToHashSet();
        var closed = conditions.Closures.Where(c => onWay.Contains(c.EdgeId)).Select(c => (c.EdgeId, Text: ClosureText(c)));
        var flooded = conditions.Floods
            .Where(f => onWay.Contains(f.EdgeId) && f.DepthM >= request.Profile.WadeDepthM)
            .Select(f => (f.EdgeId, Text: FormattableString.Invariant(
                $"{f.EdgeId} is under {f.DepthM:0.00} m of water ({request.Profile.Code} passes {request.Profile.WadeDepthM:0.00} m)")));
        var all = closed.Concat(flooded).Take(graph.Limits.MaxNamedObstacles).ToList();
        return all.Count > 0
            ? RouteAnswer.No(
                NoRouteCode.Closed, $"Every way is closed. On the shortest one: {string.Join("; ", all.Select(x => x.Text))}.",
                [.. all.Select(x => x.EdgeId).Distinct()])
            : RouteAnswer.No(NoRouteCode.TooLong, FormattableString.Invariant(
                $"Congestion and slow water make it longer than {graph.Limits.MaxTravelHours} hours, the most that is planned."));
    }

    private static string ClosureText(ClosedRoad closure) =>
        $"{closure.EdgeId} is closed ({(closure.Reason.Length > 0 ? closure.Reason : "no reason given")})";
}
