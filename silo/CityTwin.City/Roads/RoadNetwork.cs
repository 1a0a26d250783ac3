using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>The roads of a district: one connected graph.</summary>
internal sealed class RoadNetwork
{
    private readonly List<int>[] _roadsAt;

    public RoadNetwork(IReadOnlyList<RoadNode> nodes, IReadOnlyList<Road> roads)
    {
        (Nodes, Roads) = (nodes, roads);
        _roadsAt = [.. nodes.Select(_ => new List<int>(4))];
        foreach (var (i, road) in roads.Index())
        {
            _roadsAt[road.From].Add(i);
            if (road.To != road.From)
            {
                _roadsAt[road.To].Add(i);
            }
        }
    }

    public IReadOnlyList<RoadNode> Nodes { get; }

    public IReadOnlyList<Road> Roads { get; }

    /// <summary>Indices of the roads that meet at a node.</summary>
    public IReadOnlyList<int> RoadsAt(int node) => _roadsAt[node];

    /// <summary>The network without the parts that hang together with nothing, each part joined to the largest.</summary>
    /// <param name="link">Makes a road between two nodes of different parts.</param>
    public RoadNetwork Joined(Func<RoadNode, int, RoadNode, int, Road> link)
    {
        var part = Parts(out var count);
        if (count <= 1)
        {
            return this;
        }

        var sizes = part.CountBy(p => p).OrderByDescending(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key).ToArray();
        var joined = Enumerable.Range(0, Nodes.Count).Where(n => part[n] == sizes[0]).ToList();
        var links = new List<Road>();
        foreach (var other in sizes.Skip(1))
        {
            var own = Enumerable.Range(0, Nodes.Count).Where(n => part[n] == other).ToArray();
            var (from, to) = Nearest(own, joined);
            links.Add(link(Nodes[from], from, Nodes[to], to));
            joined.AddRange(own);
        }

        return new RoadNetwork(Nodes, [.. Roads, .. links]);
    }

    /// <summary>The cheapest way from each node to the nearest source: the road to take first, and what it costs.</summary>
    /// <param name="costM">Of a road when walked away from the source, from a node to the next; nothing for no way.</param>
    public (int[] Towards, double[] CostM) WaysTo(IEnumerable<int> sources, Func<Road, int, int, double?> costM)
    {
        var towards = Enumerable.Repeat(-1, Nodes.Count).ToArray();
        var cost = Enumerable.Repeat(double.PositiveInfinity, Nodes.Count).ToArray();
        var queue = new PriorityQueue<int, (double, int)>();
        foreach (var source in sources)
        {
            cost[source] = 0;
            queue.Enqueue(source, (0, source));
        }

        while (queue.TryDequeue(out var node, out var at))
        {
            if (at.Item1 > cost[node])
            {
                continue;
            }

            foreach (var road in _roadsAt[node])
            {
                var next = Roads[road].Other(node);
                if (costM(Roads[road], node, next) is { } step && cost[node] + step < cost[next])
                {
                    cost[next] = cost[node] + step;
                    towards[next] = road;
                    queue.Enqueue(next, (cost[next], next));
                }
            }
        }

        return (towards, cost);
    }

    private int[] Parts(out int count)
    {
        var part = Enumerable.Repeat(-1, Nodes.Count).ToArray();
        count = 0;
        var open = new Stack<int>();
        for (var start = 0; start < Nodes.Count; start++)
        {
            if (part[start] >= 0)
            {
                continue;
            }

            part[start] = count;
            open.Push(start);
            while (open.TryPop(out var node))
            {
                foreach (var next in _roadsAt[node].Select(road => Roads[road].Other(node)).Where(n => part[n] < 0))
                {
                    part[next] = part[start];
                    open.Push(next);
                }
            }

            count++;
        }

        return part;
    }

    private (int From, int To) Nearest(IReadOnlyList<int> own, IReadOnlyList<int> others)
    {
        var best = (From: own[0], To: others[0], DistanceM: double.MaxValue);
        foreach (var from in own)
        {
            foreach (var to in others)
            {
                var distance = Nodes[from].At.Distance(Nodes[to].At);
                if (distance < best.DistanceM)
                {
                    best = (from, to, distance);
                }
            }
        }

        return (best.From, best.To);
    }
}
