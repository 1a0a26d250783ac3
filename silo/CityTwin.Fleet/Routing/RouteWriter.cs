using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>Writes down the way that a search found.</summary>
internal static class RouteWriter
{
    public static double OffRoadMs(RoadSnap snap, TravelProfile profile) =>
        snap.DistanceM / (profile.OffRoadSpeedKmH / 3.6) * 1000;

    public static RoadRoute? Write(
        RoadGraph graph, RoadClock clock, SearchSpace space, RoadSearch.GoalLabel goal, RouteRequest request, RoadSnap from,
        RoadSnap to)
    {
        if (!goal.Found)
        {
            return null;
        }

        var arcs = Arcs(graph, space, goal.Arc);
        var (steps, nodes) = (new List<RouteStep>(arcs.Count), new List<string>(arcs.Count));
        var line = new List<PlanePoint> { request.From };
        var nowMs = request.DepartMs + OffRoadMs(from, request.Profile);
        for (var i = 0; i < arcs.Count; i++)
        {
            var (arc, first, last) = (arcs[i], i == 0, i == arcs.Count - 1);
            var edgeM = graph.LengthM(arc >> 1);
            var (beginM, endM) = (arc & 1) == 0 ? (0.0, edgeM) : (edgeM, 0.0);
            (beginM, endM) = (first ? from.AlongM : beginM, last ? to.AlongM : endM);
            var lengthM = Math.Abs(endM - beginM);
            var opensMs = first ? nowMs : clock.OpensMs(arc >> 1, nowMs, lengthM);
            var leaveMs = clock.ReachesMs(arc, opensMs, lengthM, double.PositiveInfinity);
            var road = graph.Road(arc >> 1);
            var (tail, head) = (graph.NodeId(graph.Tail(arc)), graph.NodeId(graph.Head(arc)));
            steps.Add(new RouteStep(
                road.Id, road.Name, tail, head, lengthM, Round(opensMs - nowMs), Round(opensMs), Round(leaveMs)));
            line.AddRange(graph.Part(arc >> 1, beginM, endM));
            nowMs = leaveMs;
            if (!last)
            {
                nodes.Add(head);
            }
        }

        line.Add(request.To);
        var offRoadM = from.DistanceM + to.DistanceM;
        return new RoadRoute(
            steps, nodes, WithoutRepeats(line), goal.LengthM + offRoadM, offRoadM, request.DepartMs,
            Round(goal.ArriveMs + OffRoadMs(to, request.Profile)));
    }

    private static List<int> Arcs(RoadGraph graph, SearchSpace space, int last)
    {
        var arcs = new List<int>();
        var arc = last;
        while (arc >= 0)
        {
            arcs.Add(arc);
            arc = space.Arc(graph.Tail(arc));
        }

        arcs.Add(~arc);
        arcs.Reverse();
        return arcs;
    }

    private static long Round(double ms) => (long)Math.Round(ms);

    private static List<PlanePoint> WithoutRepeats(List<PlanePoint> line) =>
        [.. line.Where((at, i) => i == 0 || at != line[i - 1])];
}
