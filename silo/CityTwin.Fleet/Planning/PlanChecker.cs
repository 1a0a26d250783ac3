namespace CityTwin.Fleet.Planning;

/// <summary>
/// Goes over a plan by the problem's words alone, in code that shares nothing with the search: every job planned once or
/// dropped with a reason, every window, shift, load, energy and commitment kept, times and cost as they are said to be.
/// </summary>
public static class PlanChecker
{
    /// <summary>A plan's points are sums of many; what is less than this is rounding.</summary>
    private const double TolerancePoints = 1e-3;

    /// <returns>What is wrong, in sentences; nothing for a sound plan.</returns>
    public static IReadOnlyList<string> Faults(PlanProblem problem, Plan plan)
    {
        var faults = new List<string>();
        if (!plan.Units.Select(unit => unit.UnitId).SequenceEqual(problem.Units.Select(unit => unit.Id)))
        {
            return ["The plan's units are not the problem's, in its order."];
        }

        var work = new FleetWork(problem);
        var points = plan.Dropped.Sum(dropped => PriceOf(problem, dropped.JobId));
        for (var i = 0; i < plan.Units.Count; i++)
        {
            var (unit, definition) = (plan.Units[i], problem.Units[i]);
            var walk = new RouteWalk(problem, work, definition, unit, faults);
            points += walk.Go();
            Commitments(plan, definition, unit, problem, faults);
        }

        EachJobOnce(problem, plan, faults);
        if (Math.Abs(points - plan.Points) > TolerancePoints)
        {
            faults.Add($"The plan says it costs {plan.Points} points; it costs {points}.");
        }

        return faults;
    }

    private static double PriceOf(PlanProblem problem, string jobId) =>
        problem.Jobs.FirstOrDefault(job => job.Id == jobId) is { } job ? problem.Weights.DropPoints[job.Priority - 1] : 0;

    private static void EachJobOnce(PlanProblem problem, Plan plan, List<string> faults)
    {
        var stops = plan.Units.SelectMany(unit => unit.Stops.Select(stop => (unit.UnitId, stop.At))).ToLookup(x => x.At.JobId);
        var dropped = plan.Dropped.ToLookup(job => job.JobId);
        faults.AddRange(stops.Select(group => group.Key).Concat(dropped.Select(group => group.Key))
            .Except(problem.Jobs.Select(job => job.Id))
            .Select(id => $"{id} is in the plan and is no job."));
        foreach (var job in problem.Jobs)
        {
            var (planned, drops) = (stops[job.Id].ToList(), dropped[job.Id].Count());
            if (planned.Count == 0 && drops != 1)
            {
                faults.Add($"{job.Id} is lost: neither planned nor dropped once with a reason, but dropped {drops} times.");
            }
            else if (planned.Count > 0 && drops > 0)
            {
                faults.Add($"{job.Id} is planned and dropped.");
            }
            else if (planned.Count > 0
                && (!planned.Select(x => x.At.Stop).SequenceEqual(Enumerable.Range(0, job.Stops.Count)) || planned.DistinctBy(x => x.UnitId).Count() != 1))
            {
                faults.Add($"{job.Id} has {job.Stops.Count} stops for one unit in order; planned are {string.Join(", ", planned.Select(x => $"{x.At.Stop} by {x.UnitId}"))}.");
            }
        }
    }

    private static void Commitments(Plan plan, PlanUnit definition, UnitRoute unit, PlanProblem problem, List<string> faults)
    {
        var holds = unit.Stops.Select(stop => stop.At).Take(definition.Locked.Count).SequenceEqual(definition.Locked);
        var released = plan.Released.Contains(unit.UnitId);
        if (!holds && !released)
        {
            faults.Add($"{unit.UnitId} is committed to {string.Join(", ", definition.Locked)} first.");
        }
        else if (released && RouteWalk.IsPossible(problem, definition))
        {
            faults.Add($"{unit.UnitId} was let off what it is committed to, and could do it.");
        }
    }
}
