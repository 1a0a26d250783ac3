namespace CityTwin.Fleet.Assignment;

/// <summary>
/// What could still be changed in an assignment: arcs that have room forwards, used ones backwards at the opposite cost. It
/// proves the optimum, independently of who found it, and tells what another choice would cost the whole.
/// </summary>
internal sealed class ResidualNetwork
{
    private const long Unreached = long.MaxValue / 4;

    private readonly AssignmentNetwork _network;
    private readonly int[] _first;
    private readonly (int Head, long Cost)[] _arcs;
    private readonly long[] _potential;

    public ResidualNetwork(AssignmentNetwork network, IReadOnlyList<bool> used)
    {
        _network = network;
        _first = new int[network.Nodes + 1];
        _arcs = new (int, long)[network.Arcs.Count];
        Index(used);
        _potential = Potentials();
    }

    /// <summary>Each job once more by another unit, or the same: how much dearer the whole becomes when this unit takes that job.</summary>
    /// <param name="pairCentiPoints">The cost of the pair's arc, which is not in use.</param>
    /// <param name="fromJob">The distances of <see cref="Distances"/> from the job's node.</param>
    public long? Dearer(long pairCentiPoints, IReadOnlyList<long> fromJob, int unitNode) =>
        fromJob[unitNode] >= Unreached ? null : pairCentiPoints + fromJob[unitNode];

    /// <summary>The least that a change costs which takes one away from <paramref name="from"/> and gives one to each node.</summary>
    public IReadOnlyList<long> Distances(int from)
    {
        var distance = new long[_network.Nodes];
        Array.Fill(distance, Unreached);
        var queue = new PriorityQueue<int, long>();
        distance[from] = 0;
        queue.Enqueue(from, 0);
        while (queue.TryDequeue(out var node, out var reached))
        {
            if (reached > distance[node])
            {
                continue;
            }

            for (var arc = _first[node]; arc < _first[node + 1]; arc++)
            {
                var (head, cost) = _arcs[arc];
                var next = reached + cost + _potential[node] - _potential[head];
                if (next < distance[head])
                {
                    distance[head] = next;
                    queue.Enqueue(head, next);
                }
            }
        }

        for (var node = 0; node < distance.Length; node++)
        {
            distance[node] = distance[node] >= Unreached ? Unreached : distance[node] - _potential[from] + _potential[node];
        }

        return distance;
    }

    /// <summary>Of any flow, by weak duality: holds for whatever prices the nodes have.</summary>
    public long LowerBound()
    {
        var bound = 0L;
        for (var node = 0; node < _network.Nodes; node++)
        {
            bound -= _potential[node] * _network.Supply(node);
        }

        foreach (var arc in _network.Arcs)
        {
            bound += arc.Capacity * Math.Min(0, arc.CentiPoints + _potential[arc.Tail] - _potential[arc.Head]);
        }

        return bound;
    }

    private void Index(IReadOnlyList<bool> used)
    {
        for (var arc = 0; arc < used.Count; arc++)
        {
            _first[TailOf(arc, used) + 1]++;
        }

        for (var node = 0; node < _network.Nodes; node++)
        {
            _first[node + 1] += _first[node];
        }

        var next = _first.ToArray();
        for (var arc = 0; arc < used.Count; arc++)
        {
            var (given, tail) = (_network.Arcs[arc], TailOf(arc, used));
            _arcs[next[tail]++] = used[arc] ? (given.Tail, -given.CentiPoints) : (given.Head, given.CentiPoints);
        }
    }

    private int TailOf(int arc, IReadOnlyList<bool> used) => used[arc] ? _network.Arcs[arc].Head : _network.Arcs[arc].Tail;

    /// <summary>Shortest distances from everywhere at once (Bellman, Ford). Of the optimum they exist; else the rounds end without them.</summary>
    private long[] Potentials()
    {
        var potential = new long[_network.Nodes];
        for (var (round, changed) = (0, true); changed && round <= _network.Nodes; round++)
        {
            changed = false;
            for (var node = 0; node < _network.Nodes; node++)
            {
                for (var arc = _first[node]; arc < _first[node + 1]; arc++)
                {
                    if (potential[node] + _arcs[arc].Cost < potential[_arcs[arc].Head])
                    {
                        potential[_arcs[arc].Head] = potential[node] + _arcs[arc].Cost;
                        changed = true;
                    }
                }
            }
        }

        return potential;
    }
}
