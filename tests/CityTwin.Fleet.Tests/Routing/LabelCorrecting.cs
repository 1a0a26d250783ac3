using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;

namespace CityTwin.Fleet.Tests.Routing;

/// <summary>Bellman's search with a plain queue: no bound, no order, every improvement spread until there is none.</summary>
internal static class LabelCorrecting
{
    public static double ArriveMs(
        RoadGraph graph, RoadClock clock, TravelProfile profile, PlanePoint from, PlanePoint to, double departMs)
    {
        var (start, end) = (graph.Snap(from, profile), graph.Snap(to, profile));
        if (start is null || end is null)
        {
            return double.PositiveInfinity;
        }

        departMs += start.DistanceM / profile.OffRoadSpeedKmH * 3600;
        var (arrive, queue) = (new double[graph.Nodes], new Queue<int>());
        Array.Fill(arrive, double.PositiveInfinity);
        Reach(graph.To(start.Edge), clock.ReachesMs(2 * start.Edge, departMs, graph.LengthM(start.Edge) - start.AlongM, double.MaxValue));
        Reach(graph.From(start.Edge), clock.ReachesMs((2 * start.Edge) + 1, departMs, start.AlongM, double.MaxValue));
        while (queue.TryDequeue(out var node))
        {
            foreach (var arc in graph.ArcsOf(node))
            {
                var opens = clock.OpensMs(arc >> 1, arrive[node], graph.LengthM(arc >> 1));
                Reach(graph.Head(arc), clock.ReachesMs(arc, opens, graph.LengthM(arc >> 1), double.MaxValue));
            }
        }

        var last = Math.Min(
            End(2 * end.Edge, graph.From(end.Edge), end.AlongM),
            End((2 * end.Edge) + 1, graph.To(end.Edge), graph.LengthM(end.Edge) - end.AlongM));
        if (start.Edge == end.Edge)
        {
            var ahead = end.AlongM - start.AlongM;
            last = Math.Min(last, clock.ReachesMs((2 * start.Edge) + (ahead >= 0 ? 0 : 1), departMs, Math.Abs(ahead), double.MaxValue));
        }

        return last + (end.DistanceM / profile.OffRoadSpeedKmH * 3600);

        double End(int arc, int node, double lengthM) => double.IsInfinity(arrive[node])
            ? double.PositiveInfinity
            : clock.ReachesMs(arc, clock.OpensMs(arc >> 1, arrive[node], lengthM), lengthM, double.MaxValue);

        void Reach(int node, double atMs)
        {
            if (atMs < arrive[node])
            {
                arrive[node] = atMs;
                queue.Enqueue(node);
            }
        }
    }
}
