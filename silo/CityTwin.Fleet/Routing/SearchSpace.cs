namespace CityTwin.Fleet.Routing;

/// <summary>Labels of one search, cleared by a stamp, not by writing all of them.</summary>
internal sealed class SearchSpace(int nodes)
{
    private readonly double[] _arriveMs = new double[nodes];
    private readonly double[] _lengthM = new double[nodes];
    private readonly int[] _arc = new int[nodes];
    private readonly int[] _stamp = new int[nodes];
    private int _now;

    public PriorityQueue<int, double> Queue { get; } = new();

    /// <summary>How many nodes have a label.</summary>
    public int Reached { get; private set; }

    public void Begin()
    {
        _now++;
        Reached = 0;
        Queue.Clear();
    }

    public double ArriveMs(int node) => _stamp[node] == _now ? _arriveMs[node] : double.PositiveInfinity;

    public double LengthM(int node) => _lengthM[node];

    /// <summary>The arc that leads to a node; the complement (<c>~arc</c>) of one that begins where the search does.</summary>
    public int Arc(int node) => _arc[node];

    /// <returns>Whether it is better than what was known.</returns>
    public bool Improve(int node, double arriveMs, double lengthM, int arc)
    {
        if (!(arriveMs < ArriveMs(node)))
        {
            return false;
        }

        Reached += _stamp[node] == _now ? 0 : 1;
        (_stamp[node], _arriveMs[node], _lengthM[node], _arc[node]) = (_now, arriveMs, lengthM, arc);
        return true;
    }
}
