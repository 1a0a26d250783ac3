namespace CityTwin.Fleet.Assignment;

/// <summary>
/// The problem as a flow: a source sends one of each job's number, through a home area's departures (each dearer than the one
/// before), a unit (one at most) and a pair to the job; or straight to the job, at the price of leaving it to wait.
/// </summary>
internal sealed class AssignmentNetwork
{
    /// <summary>Points to whole numbers: hundredths, so that rounding is far below what anyone weighs.</summary>
    private const double CentiPerPoint = 100;

    private readonly List<FlowArc> _arcs = [];
    private readonly int _firstUnit, _firstJob;

    public AssignmentNetwork(AssignmentProblem problem)
    {
        Problem = problem;
        Pricing = new PairPricing(problem);
        var groups = problem.Units.Select(problem.GroupOf).OfType<CoverGroup>().DistinctBy(group => group.Id).ToList();
        (_firstUnit, _firstJob) = (1 + groups.Count, 1 + groups.Count + problem.Units.Count);
        Nodes = _firstJob + problem.Jobs.Count;
        AddDepartures(groups);
        FirstPair = _arcs.Count;
        AddPairs();
        FirstWaiting = _arcs.Count;
        for (var job = 0; job < problem.Jobs.Count; job++)
        {
            _arcs.Add(new FlowArc(Source, JobNode(job), 1, Centi(problem.PriceOf(problem.Jobs[job]))));
        }
    }

    public static int Source => 0;

    public AssignmentProblem Problem { get; }

    public PairPricing Pricing { get; }

    public IReadOnlyList<FlowArc> Arcs => _arcs;

    public int Nodes { get; }

    /// <summary>Pairs are the arcs from here to <see cref="FirstWaiting"/>; from there each job has one for waiting.</summary>
    public int FirstPair { get; }

    public int FirstWaiting { get; }

    public int UnitNode(int unit) => _firstUnit + unit;

    public int JobNode(int job) => _firstJob + job;

    public int UnitOf(FlowArc pair) => pair.Tail - _firstUnit;

    public int JobOf(FlowArc pair) => pair.Head - _firstJob;

    /// <summary>The pair's arc; the pair must be possible.</summary>
    public FlowArc PairArc(int unitNode, int jobNode) =>
        _arcs.GetRange(FirstPair, FirstWaiting - FirstPair).Find(arc => arc.Tail == unitNode && arc.Head == jobNode);

    /// <summary>What flows out of the node more than into it.</summary>
    public int Supply(int node) => node == Source ? Problem.Jobs.Count : node >= _firstJob ? -1 : 0;

    /// <summary>Marks the arcs from the source to these units as used, each area's cheapest departures first.</summary>
    public void MarkDepartures(bool[] used, IEnumerable<int> units)
    {
        var incoming = Enumerable.Range(0, FirstPair).ToLookup(arc => _arcs[arc].Head);
        foreach (var unit in units)
        {
            var last = incoming[UnitNode(unit)].Single();
            used[last] = true;
            if (_arcs[last].Tail != Source)
            {
                used[incoming[_arcs[last].Tail].First(arc => !used[arc])] = true;
            }
        }
    }

    private void AddDepartures(List<CoverGroup> groups)
    {
        var nodeOf = groups.Select((group, index) => (group.Id, node: 1 + index)).ToDictionary(x => x.Id, x => x.node, StringComparer.Ordinal);
        var units = Problem.Units;
        foreach (var group in groups)
        {
            for (var departure = 1; departure <= units.Count(unit => unit.CoverGroup == group.Id); departure++)
            {
                _arcs.Add(new FlowArc(Source, nodeOf[group.Id], 1, Centi(group.Lack(departure) * Problem.Weights.CoveragePoints)));
            }
        }

        for (var unit = 0; unit < units.Count; unit++)
        {
            _arcs.Add(new FlowArc(units[unit].CoverGroup is { } id ? nodeOf[id] : Source, UnitNode(unit), 1, 0));
        }
    }

    private void AddPairs()
    {
        for (var job = 0; job < Problem.Jobs.Count; job++)
        {
            for (var unit = 0; unit < Problem.Units.Count; unit++)
            {
                if (Pricing.PointsBeforeCoverage(Problem.Jobs[job], Problem.Units[unit]) is { } points)
                {
                    _arcs.Add(new FlowArc(UnitNode(unit), JobNode(job), 1, Centi(points)));
                }
            }
        }
    }

    private static long Centi(double points) => double.IsFinite(points) && Math.Abs(points) <= 2 * CostWeights.MaxPoints
        ? (long)Math.Round(points * CentiPerPoint)
        : throw new ArgumentException($"A pair of job and unit costs {points} points; at most {2 * CostWeights.MaxPoints:N0}. Look at its travel time and the weights.");

    public static double Points(long centiPoints) => centiPoints / CentiPerPoint;
}
