namespace CityTwin.Fleet.Planning;

/// <summary>Walks one unit's part of a plan as the unit would, and notes what it cannot do. The checker's own arithmetic.</summary>
internal sealed class RouteWalk(PlanProblem problem, FleetWork work, PlanUnit unit, UnitRoute plan, List<string> faults)
{
    private readonly TravelMatrix _matrix = problem.Matrices[unit.Matrix];

    private double _travelS, _lateness, _serviceS;
    private long _carried;

    /// <summary>Whether a unit could do what it is committed to, and what else those jobs have.</summary>
    public static bool IsPossible(PlanProblem problem, PlanUnit unit)
    {
        var work = new FleetWork(problem);
        var rest = unit.Locked.Select(at => at.JobId).Distinct()
            .SelectMany(id => Enumerable.Range(0, work.Jobs[id].Stops.Count).Select(stop => new StopRef(id, stop)))
            .Except(unit.Locked);
        var (atMs, place, stops, faults) = (unit.ReadyMs, unit.StartPlace, new List<PlannedStop>(), new List<string>());
        foreach (var at in unit.Locked.Concat(rest))
        {
            var stop = work.Jobs[at.JobId].Stops[at.Stop];
            var legMs = problem.Matrices[unit.Matrix][place, stop.Place];
            var startsMs = Math.Max(stop.EarliestMs, atMs + legMs);
            stops.Add(new PlannedStop { At = at, ArrivesMs = atMs + legMs, StartsMs = startsMs, LeavesMs = startsMs + stop.ServiceMs, SlackMs = 0 });
            (atMs, place) = (startsMs + stop.ServiceMs, stop.Place);
        }

        var plan = new UnitRoute
        {
            UnitId = unit.Id, Stops = stops, DepartsMs = unit.ReadyMs, Cost = default,
            EndsMs = atMs + problem.Matrices[unit.Matrix][place, unit.EndPlace],
        };
        new RouteWalk(problem, work, unit, plan, faults).Drive();
        return faults.Count == 0;
    }

    /// <returns>What the unit's part costs.</returns>
    public double Go() => Cost(Drive());

    private long Drive()
    {
        var (atMs, place) = (plan.DepartsMs, unit.StartPlace);
        Expect(plan.DepartsMs >= unit.ReadyMs, $"sets out at {plan.DepartsMs}, ready at {unit.ReadyMs}");
        foreach (var stop in plan.Stops)
        {
            (atMs, place) = (Visit(stop, atMs, place), PlaceOf(stop));
        }

        if (plan.Stops.Count > 0)
        {
            atMs += Leg(place, unit.EndPlace, "home");
        }

        Expect(atMs == plan.EndsMs, $"is home at {atMs}, not at {plan.EndsMs} as planned");
        Expect(atMs <= unit.ShiftEndMs, $"is home at {atMs}, after its shift's end {unit.ShiftEndMs}");
        var energyS = _travelS + (_serviceS * unit.EnduranceShareOfService);
        Expect(energyS <= unit.EnduranceMs / 1_000.0 + 1e-6, $"needs {energyS} s of its endurance of {unit.EnduranceMs / 1_000.0} s");
        return atMs;
    }

    private double Cost(long endsMs)
    {
        var weights = problem.Weights;
        var cost = (_travelS * weights.TravelPointsPerS) + _lateness
            + (Math.Max(0, (unit.WorkedMs / 1_000.0) + _serviceS - work.FairShareS) * weights.FairnessPointsPerS)
            + ((endsMs - plan.DepartsMs) / 1_000.0 * unit.AwayPointsPerS)
            + (plan.Stops.Count > 0 ? weights.UnitUsedPoints : 0);
        Expect(Math.Abs(cost - plan.Cost.Points) < 1e-3, $"costs {cost} points, not {plan.Cost.Points} as planned");
        return cost;
    }

    private int PlaceOf(PlannedStop stop) => work.Jobs[stop.At.JobId].Stops[stop.At.Stop].Place;

    private long Visit(PlannedStop planned, long atMs, int place)
    {
        var job = work.Jobs[planned.At.JobId];
        var stop = job.Stops[planned.At.Stop];
        var what = $"stop {planned.At.Stop} of {job.Id}";
        Expect(job.OnlyUnit is null || job.OnlyUnit == unit.Id, $"does {job.Id}, which is for {job.OnlyUnit} only");
        Expect(!job.Needs.Except(unit.Capabilities).Any(), $"lacks {string.Join(", ", job.Needs.Except(unit.Capabilities))} for {job.Id}");
        var arrivesMs = atMs + Leg(place, stop.Place, what);
        var startsMs = Math.Max(arrivesMs, stop.EarliestMs);
        Expect(arrivesMs == planned.ArrivesMs && startsMs == planned.StartsMs && startsMs + stop.ServiceMs == planned.LeavesMs,
            $"is at {what} at {arrivesMs}, begins at {startsMs}; planned are {planned.ArrivesMs} and {planned.StartsMs}");
        Expect(startsMs <= stop.LatestMs, $"begins {what} at {startsMs}, its window closes at {stop.LatestMs}");
        _carried += stop.Load;
        Expect(_carried >= 0 && _carried <= unit.Capacity, $"carries {_carried} after {what}; from 0 to {unit.Capacity}");
        _serviceS += stop.ServiceMs / 1_000.0;
        _lateness += stop.DueMs is { } dueMs
            ? Math.Max(0, startsMs - dueMs) / 1_000.0 * problem.Weights.LatenessPointsPerS * problem.Weights.UrgencyFactors[job.Priority - 1]
            : 0;
        return startsMs + stop.ServiceMs;
    }

    private long Leg(int from, int to, string what)
    {
        var legMs = _matrix[from, to];
        Expect(legMs != TravelMatrix.NoWayMs, $"has no way from place {from} to {what}");
        _travelS += legMs / 1_000.0;
        return legMs;
    }

    private void Expect(bool right, string saying)
    {
        if (!right)
        {
            faults.Add($"{unit.Id} {saying}.");
        }
    }
}
