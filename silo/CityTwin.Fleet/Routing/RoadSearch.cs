using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>
/// One search from one place to one or many: Dijkstra's over moments of arrival, with the straight line at the fastest speed as
/// the bound of what is left (A*) when there is one goal.
/// </summary>
internal sealed class RoadSearch(RoadGraph graph, RoadClock clock, SearchSpace space)
{
    private const int CancelEvery = 1024;

    // Nodes of one name may be drawn a rounding apart: the bound stays below the truth.
    internal const double BoundSlack = 0.999;

    private readonly Dictionary<int, List<(int Goal, int Arc, double LengthM)>> _ends = [];
    private double _lastGoalMs;

    public GoalLabel[] Goals { get; private set; } = [];

    public void Run(
        RoadSnap start, double departMs, double deadlineMs, IReadOnlyList<RoadSnap> goals, CancellationToken cancel)
    {
        space.Begin();
        Goals = [.. goals.Select(_ => GoalLabel.None)];
        _lastGoalMs = double.PositiveInfinity;
        AttachGoals(goals);
        var bound = goals.Count == 1 && clock.FastestMps > 0 ? Bound(goals[0].At) : (_ => 0.0);
        LeaveStart(start, departMs, deadlineMs, goals, bound);
        for (var settled = 1; space.Queue.TryDequeue(out var node, out var key); settled++)
        {
            if (settled % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            if (key >= _lastGoalMs)
            {
                return;
            }

            if (key <= space.ArriveMs(node) + bound(node))
            {
                Settle(node, deadlineMs, bound);
            }
        }
    }

    private Func<int, double> Bound(PlanePoint goal) =>
        node => graph.Place(node).DistanceM(goal) / clock.FastestMps * 1000 * BoundSlack;

    private void AttachGoals(IReadOnlyList<RoadSnap> goals)
    {
        for (var goal = 0; goal < goals.Count; goal++)
        {
            var (edge, alongM) = (goals[goal].Edge, goals[goal].AlongM);
            Attach(graph.From(edge), (goal, 2 * edge, alongM));
            Attach(graph.To(edge), (goal, (2 * edge) + 1, graph.LengthM(edge) - alongM));
        }

        void Attach(int node, (int, int, double) end)
        {
            if (!_ends.TryGetValue(node, out var ends))
            {
                _ends.Add(node, ends = []);
            }

            ends.Add(end);
        }
    }

    private void LeaveStart(
        RoadSnap start, double departMs, double deadlineMs, IReadOnlyList<RoadSnap> goals, Func<int, double> bound)
    {
        foreach (var arc in new[] { 2 * start.Edge, (2 * start.Edge) + 1 })
        {
            var forward = (arc & 1) == 0;
            for (var goal = 0; goal < goals.Count; goal++)
            {
                var ahead = forward ? goals[goal].AlongM - start.AlongM : start.AlongM - goals[goal].AlongM;
                if (goals[goal].Edge == start.Edge && ahead >= 0)
                {
                    Reach(goal, clock.ReachesMs(arc, departMs, ahead, deadlineMs), ahead, ~arc);
                }
            }

            var lengthM = forward ? graph.LengthM(start.Edge) - start.AlongM : start.AlongM;
            Push(graph.Head(arc), clock.ReachesMs(arc, departMs, lengthM, deadlineMs), lengthM, ~arc, bound);
        }
    }

    private void Settle(int node, double deadlineMs, Func<int, double> bound)
    {
        var (nowMs, lengthM) = (space.ArriveMs(node), space.LengthM(node));
        foreach (var (goal, arc, partM) in _ends.GetValueOrDefault(node) ?? [])
        {
            var arriveMs = clock.ReachesMs(arc, clock.OpensMs(arc >> 1, nowMs, partM), partM, deadlineMs);
            Reach(goal, arriveMs, lengthM + partM, arc);
        }

        foreach (var arc in graph.ArcsOf(node))
        {
            var edgeM = graph.LengthM(arc >> 1);
            var arriveMs = clock.ReachesMs(arc, clock.OpensMs(arc >> 1, nowMs, edgeM), edgeM, deadlineMs);
            Push(graph.Head(arc), arriveMs, lengthM + edgeM, arc, bound);
        }
    }

    private void Push(int node, double arriveMs, double lengthM, int arc, Func<int, double> bound)
    {
        if (!double.IsInfinity(arriveMs) && space.Improve(node, arriveMs, lengthM, arc))
        {
            space.Queue.Enqueue(node, arriveMs + bound(node));
        }
    }

    private void Reach(int goal, double arriveMs, double lengthM, int arc)
    {
        if (arriveMs < Goals[goal].ArriveMs)
        {
            Goals[goal] = new GoalLabel(arriveMs, lengthM, arc);
            _lastGoalMs = Goals.Max(label => label.ArriveMs);
        }
    }

    /// <param name="Arc">The last arc; its complement (<c>~arc</c>) when the way begins on it too.</param>
    internal readonly record struct GoalLabel(double ArriveMs, double LengthM, int Arc)
    {
        public static GoalLabel None { get; } = new(double.PositiveInfinity, double.PositiveInfinity, 0);

        public bool Found => !double.IsInfinity(ArriveMs);
    }
}
