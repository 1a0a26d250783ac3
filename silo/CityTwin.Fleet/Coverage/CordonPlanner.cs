using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;

namespace CityTwin.Fleet.Coverage;

/// <summary>
/// Finds the cheapest set of roads that cuts an area off: the least cut between what is inside and what is outside, by the
/// greatest flow (Ford and Fulkerson, 1956). Roads that pass through the inner circle are inside; each of their halves can be blocked.
/// </summary>
public static class CordonPlanner
{
    private const int Inside = 0;
    private const int Outside = 1;

    public static CordonPlan Plan(RoadGraph graph, CordonRequest request, CancellationToken cancel = default)
    {
        if (!(request.InnerM > 0) || !(request.OuterM > request.InnerM))
        {
            return new CordonPlan([], 0, $"The circles are {request.InnerM} m and {request.OuterM} m: expected the outer beyond the inner.");
        }

        var edges = graph.EdgesWithin(request.Centre, request.OuterM).Where(edge => request.Profile.Classes.Contains(graph.Road(edge).Class)).ToList();
        if (edges.Count > request.MaxRoads)
        {
            return new CordonPlan([], 0, $"There are {edges.Count} roads within {request.OuterM} m, more than {request.MaxRoads}: take a smaller circle.");
        }

        var inner = graph.EdgesWithin(request.Centre, request.InnerM).ToHashSet();
        if (!edges.Any(inner.Contains))
        {
            return new CordonPlan([], 0, $"No road that {request.Profile.Code} may use is within {request.InnerM} m: there is nothing to cut off.");
        }

        var (network, halves) = Network(graph, request, edges, inner);
        var cut = network.LeastCut(Inside, Outside, cancel);
        var posts = cut.Select(link => Post(graph, request, halves[link].Edge, halves[link].Node)).ToList();
        return new CordonPlan(posts, cut.Sum(link => Cost(graph, request, halves[link].Edge)), null);
    }

    /// <summary>Links carry as much as it costs to block them, both ways.</summary>
    private static (FlowNetwork Network, List<(int Edge, int Node)> Halves) Network(
        RoadGraph graph, CordonRequest request, List<int> edges, HashSet<int> inner)
    {
        var (network, halves, numbers) = (new FlowNetwork(2), new List<(int, int)>(), new Dictionary<int, int>());
        foreach (var edge in edges)
        {
            var (from, to) = (graph.From(edge), graph.To(edge));
            if (inner.Contains(edge))
            {
                Link(edge, from, Inside, Number(from));
                Link(edge, to, Inside, Number(to));
            }
            else
            {
                Link(edge, Further(from, to), Number(from), Number(to));
            }
        }

        return (network, halves);

        int Further(int one, int other) =>
            graph.Place(one).DistanceM(request.Centre) >= graph.Place(other).DistanceM(request.Centre) ? one : other;

        void Link(int edge, int node, int one, int other)
        {
            if (one != other)
            {
                network.Add(one, other, Cost(graph, request, edge));
                halves.Add((edge, node));
            }
        }

        int Number(int node)
        {
            if (!numbers.TryGetValue(node, out var number))
            {
                var distanceM = graph.Place(node).DistanceM(request.Centre);
                number = distanceM <= request.InnerM ? Inside : distanceM > request.OuterM ? Outside : network.AddNode();
                numbers.Add(node, number);
            }

            return number;
        }
    }

    private static double Cost(RoadGraph graph, CordonRequest request, int edge) =>
        request.ByWidth ? RoadClasses.WidthM(graph.Road(edge).Class) : 1;

    /// <summary>On the road's way to the node outside, the first point that is out of the inner circle, and a little beyond.</summary>
    private static CordonPost Post(RoadGraph graph, CordonRequest request, int edge, int node)
    {
        const int steps = 200;
        var (lengthM, road) = (graph.LengthM(edge), graph.Road(edge));
        var (beginM, endM) = node == graph.To(edge) ? (0.0, lengthM) : (lengthM, 0.0);
        var along = Enumerable.Range(0, steps + 1).Select(step => graph.PointAt(edge, beginM + ((endM - beginM) * step / steps))).ToList();
        var lastInside = along.FindLastIndex(at => at.DistanceM(request.Centre) <= request.InnerM);
        var place = along[Math.Min(steps, lastInside < 0 ? steps / 2 : lastInside + 1)];
        return new CordonPost(road.Id, road.Name, place, RoadClasses.WidthM(road.Class));
    }
}
