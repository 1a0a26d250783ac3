namespace CityTwin.Fleet.Planning.Searching;

/// <summary>The problem in arrays: stops and units by number, what a search asks millions of times at one look-up.</summary>
internal sealed class PlanModel
{
    /// <summary>In place of no way: farther than any shift is long, and far from overflowing a sum.</summary>
    public const long FarMs = 1L << 44;

    private const int None = -1;

    private readonly long[][] _travelMs;
    private readonly int[] _matrixOf, _startPlace, _endPlace;
    private readonly int _places;

    public PlanModel(PlanProblem problem)
    {
        problem.Check();
        (Problem, Units, Jobs) = (problem, problem.Units, problem.Jobs);
        _places = problem.Matrices[0].Places;
        _travelMs = [.. problem.Matrices.Select(Flat)];
        _matrixOf = [.. Units.Select(unit => unit.Matrix)];
        _startPlace = [.. Units.Select(unit => unit.StartPlace)];
        _endPlace = [.. Units.Select(unit => unit.EndPlace)];
        Stops = new StopTable(problem);
        Allowed = [.. Jobs.Select(job => Units.Select(unit => Can(unit, job)).ToArray())];
        ClassOf = Classes(Units);
        FairShareMs = (Units.Sum(unit => (double)unit.WorkedMs) + Stops.ServiceMs.Sum(ms => (double)ms)) / Units.Count;
        DropPoints = [.. Jobs.Select(job => problem.Weights.DropPoints[job.Priority - 1])];
        Makes = new RouteMaker(this);
        Committed = new int[Units.Count][];
        Frozen = new bool[Jobs.Count];
        Commit();
    }

    public PlanProblem Problem { get; }

    public IReadOnlyList<PlanUnit> Units { get; }

    public IReadOnlyList<PlanJob> Jobs { get; }

    public StopTable Stops { get; }

    public RouteMaker Makes { get; }

    /// <summary>Whether a unit may do a job, by job and unit.</summary>
    public bool[][] Allowed { get; }

    /// <summary>Units of one class that have nothing to do are as good as each other: one of them is tried.</summary>
    public int[] ClassOf { get; }

    public double FairShareMs { get; }

    public double[] DropPoints { get; }

    /// <summary>The stops each unit is committed to, before all others.</summary>
    public int[][] Committed { get; }

    /// <summary>Jobs with a committed stop: they stay where they are.</summary>
    public bool[] Frozen { get; }

    /// <summary>Units that are committed to what can no longer be done in time, and are let off.</summary>
    public List<int> Released { get; } = [];

    public long TravelMs(int unit, int fromPlace, int toPlace) => MatrixMs(_matrixOf[unit], fromPlace, toPlace);

    public long MatrixMs(int matrix, int fromPlace, int toPlace) => _travelMs[matrix][(fromPlace * _places) + toPlace];

    /// <summary>From a stop, or from where it starts when that is −1, to a stop, or home when that is −1.</summary>
    public long LegMs(int unit, int fromStop, int toStop) => TravelMs(
        unit, fromStop < 0 ? _startPlace[unit] : Stops.Place[fromStop], toStop < 0 ? _endPlace[unit] : Stops.Place[toStop]);

    private void Commit()
    {
        for (var unit = 0; unit < Units.Count; unit++)
        {
            var stops = Units[unit].Locked.Select(Stops.Of).ToArray();
            var whole = WithRest(stops);
            if (stops.Length > 0 && Makes.Make(unit, whole) is null)
            {
                Released.Add(unit);
                stops = [];
            }

            Committed[unit] = stops;
            foreach (var stop in stops)
            {
                Frozen[Stops.JobOf[stop]] = true;
            }
        }
    }

    /// <summary>Committed stops and what else their jobs have, in order.</summary>
    public int[] WithRest(int[] committed)
    {
        var rest = committed.Select(stop => Stops.JobOf[stop]).Distinct()
            .SelectMany(Stops.OfJob)
            .Where(stop => !committed.Contains(stop));
        return [.. committed, .. rest];
    }

    private static bool Can(PlanUnit unit, PlanJob job) =>
        (job.OnlyUnit is null || job.OnlyUnit == unit.Id) && job.Needs.All(unit.Capabilities.Contains);

    /// <summary>Without its name and what it is committed to; capabilities in any order.</summary>
    private static int[] Classes(IReadOnlyList<PlanUnit> units)
    {
        var classes = new Dictionary<(PlanUnit, string), int>();
        return [.. units.Select((unit, index) =>
        {
            var like = unit with { Id = unit.Locked.Count > 0 ? unit.Id : "", Capabilities = [], Locked = [] };
            var key = (like, string.Join('\n', unit.Capabilities.Order(StringComparer.Ordinal)));
            return classes.TryGetValue(key, out var known) ? known : classes[key] = index;
        })];
    }

    private static long[] Flat(TravelMatrix matrix)
    {
        var flat = new long[matrix.Places * matrix.Places];
        for (var from = 0; from < matrix.Places; from++)
        {
            for (var to = 0; to < matrix.Places; to++)
            {
                flat[(from * matrix.Places) + to] = matrix[from, to] == TravelMatrix.NoWayMs ? FarMs : matrix[from, to];
            }
        }

        return flat;
    }
}
