namespace CityTwin.Fleet.Coverage;

/// <summary>An undirected network whose least cut is sought, by shortest augmenting ways (Edmonds and Karp, 1972; Dinitz, 1970).</summary>
internal sealed class FlowNetwork(int nodes)
{
    private const double Nothing = 1e-9;

    private readonly List<List<int>> _arcs = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly List<int> _head = [];
    private readonly List<double> _left = [];

    public int AddNode()
    {
        _arcs.Add([]);
        return _arcs.Count - 1;
    }

    /// <summary>Adds the next link, numbered from 0.</summary>
    public void Add(int one, int other, double capacity)
    {
        _arcs[one].Add(_head.Count);
        _head.Add(other);
        _left.Add(capacity);
        _arcs[other].Add(_head.Count);
        _head.Add(one);
        _left.Add(capacity);
    }

    /// <summary>The links between what can still be reached from the source when no more flows, and the rest.</summary>
    public IReadOnlyList<int> LeastCut(int source, int sink, CancellationToken cancel)
    {
        while (Levels(source) is var levels && levels[sink] >= 0)
        {
            cancel.ThrowIfCancellationRequested();
            var next = new int[_arcs.Count];
            while (Augment(source, sink, levels, next))
            {
            }
        }

        var reached = Levels(source);
        return [.. Enumerable.Range(0, _head.Count / 2).Where(link =>
            reached[_head[2 * link]] >= 0 != reached[_head[(2 * link) + 1]] >= 0)];
    }

    private int[] Levels(int source)
    {
        var levels = Enumerable.Repeat(-1, _arcs.Count).ToArray();
        levels[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var arc in _arcs[node].Where(arc => _left[arc] > Nothing && levels[_head[arc]] < 0))
            {
                levels[_head[arc]] = levels[node] + 1;
                queue.Enqueue(_head[arc]);
            }
        }

        return levels;
    }

    /// <summary>Pushes along one shortest way, without recursion: ways are as long as the network is wide.</summary>
    private bool Augment(int source, int sink, int[] levels, int[] next)
    {
        var way = new Stack<int>();
        var at = source;
        while (at != sink)
        {
            var arcs = _arcs[at];
            while (next[at] < arcs.Count && !(_left[arcs[next[at]]] > Nothing && levels[_head[arcs[next[at]]]] == levels[at] + 1))
            {
                next[at]++;
            }

            if (next[at] < arcs.Count)
            {
                way.Push(arcs[next[at]]);
                at = _head[arcs[next[at]]];
            }
            else if (way.TryPop(out var dead))
            {
                at = _head[dead ^ 1];
                next[at]++;
            }
            else
            {
                return false;
            }
        }

        var least = way.Min(arc => _left[arc]);
        foreach (var arc in way)
        {
            _left[arc] -= least;
            _left[arc ^ 1] += least;
        }

        return true;
    }
}
