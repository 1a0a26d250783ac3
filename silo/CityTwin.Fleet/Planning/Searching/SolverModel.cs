using Google.OrTools.ConstraintSolver;

namespace CityTwin.Fleet.Planning.Searching;

/// <summary>The problem as OR-Tools' routing model. Nodes are the stops, then each unit's start, then each unit's end.</summary>
internal sealed class SolverModel : IDisposable
{
    /// <summary>Points to the solver's whole numbers: a point a second is a thousand a millisecond.</summary>
    private const double MicroPerPoint = 1_000_000;

    private const string Time = "time", Carried = "carried", Endurance = "endurance", Work = "work";

    private readonly PlanModel _model;
    private readonly RoutingIndexManager _manager;
    private readonly long _beginMs, _horizonMs;

    public SolverModel(PlanModel model)
    {
        _model = model;
        var units = model.Units.Count;
        _manager = new RoutingIndexManager(
            model.Stops.Count + (2 * units), units,
            [.. Enumerable.Range(model.Stops.Count, units)], [.. Enumerable.Range(model.Stops.Count + units, units)]);
        Routing = new RoutingModel(_manager);
        _beginMs = model.Units.Min(unit => unit.ReadyMs);
        _horizonMs = model.Units.Max(unit => unit.ShiftEndMs) - _beginMs;
        AddCosts();
        AddTime();
        AddLoads();
        AddEndurance();
        AddFairness();
        AddJobs();
        AddCommitments();
    }

    public RoutingModel Routing { get; }

    public long IndexOf(int stop) => _manager.NodeToIndex(stop);

    /// <summary>The stops of each unit, as <paramref name="next"/> leads from one to the other.</summary>
    public int[] StopsOf(int unit, Func<long, long> next)
    {
        var stops = new List<int>();
        for (var index = next(Routing.Start(unit)); !Routing.IsEnd(index); index = next(index))
        {
            stops.Add(_manager.IndexToNode(index));
        }

        return [.. stops];
    }

    public void Dispose()
    {
        Routing.Dispose();
        _manager.Dispose();
    }

    private static long Micro(double points) => (long)Math.Round(points * MicroPerPoint);

    private void AddCosts()
    {
        var perMs = Math.Max(0, Micro(_model.Problem.Weights.TravelPointsPerS / 1_000));
        var evaluators = PerMatrix((matrix, from, to) => Leg(matrix, from, to) * perMs);
        for (var unit = 0; unit < _model.Units.Count; unit++)
        {
            Routing.SetArcCostEvaluatorOfVehicle(evaluators[_model.Units[unit].Matrix], unit);
        }

        Routing.SetFixedCostOfAllVehicles(Micro(_model.Problem.Weights.UnitUsedPoints));
    }

    private void AddTime()
    {
        var evaluators = PerMatrix((matrix, from, to) => Leg(matrix, from, to) + Service(from));
        Routing.AddDimensionWithVehicleTransits(
            [.. _model.Units.Select(unit => evaluators[unit.Matrix])], _horizonMs, _horizonMs, fix_start_cumul_to_zero: false, Time);
        using var time = Routing.GetMutableDimension(Time);
        for (var stop = 0; stop < _model.Stops.Count; stop++)
        {
            var (earliestMs, latestMs) = (_model.Stops.EarliestMs[stop] - _beginMs, _model.Stops.LatestMs[stop] - _beginMs);
            // A window that nobody can meet: the job below is dropped, and the range must not be empty.
            time.CumulVar(IndexOf(stop)).SetRange(Math.Min(earliestMs, _horizonMs), Math.Clamp(latestMs, Math.Min(earliestMs, _horizonMs), _horizonMs));
            if (_model.Stops.LatePointsPerMs[stop] > 0)
            {
                time.SetCumulVarSoftUpperBound(
                    IndexOf(stop), Math.Max(0, _model.Stops.DueMs[stop] - _beginMs), Micro(_model.Stops.LatePointsPerMs[stop]));
            }
        }

        for (var unit = 0; unit < _model.Units.Count; unit++)
        {
            var definition = _model.Units[unit];
            time.CumulVar(Routing.Start(unit)).SetRange(definition.ReadyMs - _beginMs, definition.ShiftEndMs - _beginMs);
            time.CumulVar(Routing.End(unit)).SetRange(definition.ReadyMs - _beginMs, definition.ShiftEndMs - _beginMs);
            if (definition.AwayPointsPerS > 0)
            {
                time.SetSpanCostCoefficientForVehicle(Micro(definition.AwayPointsPerS / 1_000), unit);
            }
        }
    }

    private void AddLoads()
    {
        if (_model.Stops.Load.All(load => load == 0))
        {
            return;
        }

        var most = 1 + _model.Stops.Load.Sum(Math.Abs);
        Routing.AddDimensionWithVehicleCapacity(
            Unary(stop => _model.Stops.Load[stop]), 0, [.. _model.Units.Select(unit => Math.Min(unit.Capacity, most))],
            fix_start_cumul_to_zero: true, Carried);
    }

    private void AddEndurance()
    {
        if (_model.Units.All(unit => unit.EnduranceMs >= _horizonMs))
        {
            return;
        }

        var evaluators = _model.Units.Select(unit => (unit.Matrix, unit.EnduranceShareOfService)).Distinct()
            .ToDictionary(key => key, key => Matrix(
                (from, to) => Leg(key.Matrix, from, to) + (long)Math.Ceiling(Service(from) * key.EnduranceShareOfService)));
        Routing.AddDimensionWithVehicleTransitAndCapacity(
            [.. _model.Units.Select(unit => evaluators[(unit.Matrix, unit.EnduranceShareOfService)])], 0,
            [.. _model.Units.Select(unit => Math.Min(unit.EnduranceMs, _horizonMs))], fix_start_cumul_to_zero: true, Endurance);
    }

    private void AddFairness()
    {
        var perMs = Micro(_model.Problem.Weights.FairnessPointsPerS / 1_000);
        if (perMs == 0)
        {
            return;
        }

        Routing.AddDimension(Unary(stop => _model.Stops.ServiceMs[stop]), 0, _horizonMs, fix_start_cumul_to_zero: true, Work);
        using var work = Routing.GetMutableDimension(Work);
        for (var unit = 0; unit < _model.Units.Count; unit++)
        {
            work.SetCumulVarSoftUpperBound(Routing.End(unit), (long)Math.Max(0, _model.FairShareMs - _model.Units[unit].WorkedMs), perMs);
        }
    }

    /// <summary>All stops of a job or none, by one unit that may, in their order.</summary>
    private void AddJobs()
    {
        using var time = Routing.GetMutableDimension(Time);
        var solver = Routing.solver();
        for (var job = 0; job < _model.Jobs.Count; job++)
        {
            var stops = _model.Stops.OfJob(job).Select(IndexOf).ToArray();
            long[] allowed = [-1, .. Enumerable.Range(0, _model.Units.Count).Where(unit => _model.Allowed[job][unit]).Select(unit => (long)unit)];
            foreach (var stop in stops)
            {
                Routing.AddDisjunction([stop], Micro(_model.DropPoints[job] / stops.Length));
                Routing.VehicleVar(stop).SetValues(allowed);
            }

            if (stops.Length > 1)
            {
                Routing.AddPickupAndDelivery(stops[0], stops[^1]);
            }

            for (var next = 1; next < stops.Length; next++)
            {
                solver.Add(solver.MakeEquality(Routing.VehicleVar(stops[next - 1]), Routing.VehicleVar(stops[next])));
                solver.Add(solver.MakeLessOrEqual(time.CumulVar(stops[next - 1]), time.CumulVar(stops[next])));
            }
        }
    }

    private void AddCommitments()
    {
        for (var unit = 0; unit < _model.Units.Count; unit++)
        {
            var at = Routing.Start(unit);
            foreach (var stop in _model.Committed[unit])
            {
                Routing.NextVar(at).SetValue(IndexOf(stop));
                at = IndexOf(stop);
            }
        }
    }

    private int[] PerMatrix(Func<int, int, int, long> transit) =>
        [.. Enumerable.Range(0, _model.Problem.Matrices.Count).Select(matrix => Matrix((from, to) => transit(matrix, from, to)))];

    private int Matrix(Func<int, int, long> transit) => Routing.RegisterTransitMatrix(
    [
        .. Enumerable.Range(0, _manager.GetNumberOfNodes()).Select(from =>
            Enumerable.Range(0, _manager.GetNumberOfNodes()).Select(to => transit(from, to)).ToArray()),
    ]);

    private int Unary(Func<int, long> ofStop) => Matrix((from, _) => from < _model.Stops.Count ? ofStop(from) : 0);

    private long Service(int node) => node < _model.Stops.Count ? _model.Stops.ServiceMs[node] : 0;

    /// <summary>A unit that stays has no way home to pay: its start leads to its end for nothing.</summary>
    private long Leg(int matrix, int from, int to) =>
        from >= _model.Stops.Count && to >= _model.Stops.Count ? 0 : _model.MatrixMs(matrix, PlaceOf(from), PlaceOf(to));

    private int PlaceOf(int node)
    {
        var (stops, units) = (_model.Stops.Count, _model.Units.Count);
        return node < stops ? _model.Stops.Place[node]
            : node < stops + units ? _model.Units[node - stops].StartPlace
            : _model.Units[node - stops - units].EndPlace;
    }
}
