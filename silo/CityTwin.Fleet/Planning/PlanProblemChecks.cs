namespace CityTwin.Fleet.Planning;

/// <summary>What is wrong with a plan's input, said before it costs anything.</summary>
internal static class PlanProblemChecks
{
    /// <summary>Points are summed as whole millionths; beyond this the sums would overflow.</summary>
    private const double MaxPoints = 1e9;

    public static void Require(PlanProblem problem)
    {
        RequireSizes(problem, problem.Limits);
        RequireWeights(problem.Weights);
        var places = problem.Matrices[0].Places;
        Require(problem.Matrices.All(matrix => matrix.Places == places), "the travel matrices are of different numbers of places; of one");
        var units = Distinct(problem.Units.Select(unit => unit.Id), "unit");
        Distinct(problem.Jobs.Select(job => job.Id), "job");
        foreach (var unit in problem.Units)
        {
            RequireUnit(unit, places, problem.Matrices.Count);
        }

        foreach (var job in problem.Jobs)
        {
            RequireJob(job, places, problem.Limits);
            Require(job.OnlyUnit is null || units.Contains(job.OnlyUnit), $"the job {job.Id} is for {job.OnlyUnit} only, which is none of the units");
        }

        RequireLocks(problem);
    }

    private static void RequireSizes(PlanProblem problem, PlanLimits limits)
    {
        var stops = problem.Jobs.Sum(job => (long)job.Stops.Count);
        Require(problem.Units.Count is > 0 && problem.Units.Count <= limits.MaxUnits, $"{problem.Units.Count:N0} units; from 1 to {limits.MaxUnits:N0}");
        Require(stops <= limits.MaxStops, $"{stops:N0} stops; at most {limits.MaxStops:N0}");
        Require(problem.Matrices.Count is > 0 && problem.Matrices.Count <= limits.MaxMatrices,
            $"{problem.Matrices.Count} travel matrices; from 1 to {limits.MaxMatrices}");
    }

    private static void RequireWeights(PlanWeights weights)
    {
        Require(weights.UrgencyFactors.Count == PlanWeights.Priorities && weights.DropPoints.Count == PlanWeights.Priorities,
            $"{weights.UrgencyFactors.Count} urgency factors and {weights.DropPoints.Count} prices of dropping; one of each for {PlanWeights.Priorities} priorities");
        double[] all =
        [
            weights.TravelPointsPerS, weights.LatenessPointsPerS, weights.FairnessPointsPerS, weights.UnitUsedPoints,
            .. weights.UrgencyFactors, .. weights.DropPoints,
        ];
        Require(all.All(points => points is >= 0 and <= MaxPoints), $"a plan weight is outside 0 to {MaxPoints:N0}");
    }

    private static void RequireUnit(PlanUnit unit, int places, int matrices)
    {
        Require(IsWithin(unit.StartPlace, places) && IsWithin(unit.EndPlace, places),
            $"the unit {unit.Id} goes from place {unit.StartPlace} to {unit.EndPlace}; places go from 0 to {places - 1}");
        Require(IsWithin(unit.Matrix, matrices), $"the unit {unit.Id} moves by matrix {unit.Matrix}; they go from 0 to {matrices - 1}");
        Require(unit.ReadyMs <= unit.ShiftEndMs && unit.ShiftEndMs - unit.ReadyMs <= TravelMatrix.MaxMs,
            $"the unit {unit.Id} is ready at {unit.ReadyMs} for a shift until {unit.ShiftEndMs}; ready first, and within a year");
        Require(unit.Capacity >= 0 && unit.EnduranceMs >= 0 && unit.WorkedMs is >= 0 and <= TravelMatrix.MaxMs,
            $"the unit {unit.Id} has capacity {unit.Capacity}, endurance {unit.EnduranceMs} ms, worked {unit.WorkedMs} ms; 0 or more each");
        Require(unit.EnduranceShareOfService is >= 0 and <= 1, $"the unit {unit.Id} uses {unit.EnduranceShareOfService} of its endurance at work; from 0 to 1");
        Require(unit.AwayPointsPerS is >= 0 and <= 1_000_000, $"the unit {unit.Id} costs {unit.AwayPointsPerS} points a second away; from 0 to 1,000,000");
    }

    private static void RequireJob(PlanJob job, int places, PlanLimits limits)
    {
        Require(job.Priority is >= 1 and <= PlanWeights.Priorities, $"the job {job.Id} has the priority {job.Priority}; from 1 to {PlanWeights.Priorities}");
        Require(job.Stops.Count is > 0 && job.Stops.Count <= limits.MaxStopsOfAJob, $"the job {job.Id} has {job.Stops.Count} stops; from 1 to {limits.MaxStopsOfAJob}");
        foreach (var stop in job.Stops)
        {
            Require(IsWithin(stop.Place, places), $"the job {job.Id} stops at place {stop.Place}; places go from 0 to {places - 1}");
            Require(stop.ServiceMs is >= 0 and <= TravelMatrix.MaxMs, $"the job {job.Id} takes {stop.ServiceMs} ms at a stop; from 0 to a year");
            Require(stop.EarliestMs <= stop.LatestMs, $"the job {job.Id} has a stop not before {stop.EarliestMs} and not after {stop.LatestMs}; the first is to be no later than the second");
            Require(Math.Abs((double)stop.Load) <= MaxPoints, $"the job {job.Id} loads {stop.Load} at a stop; at most {MaxPoints:N0}");
        }
    }

    private static void RequireLocks(PlanProblem problem)
    {
        var jobs = problem.Jobs.ToDictionary(job => job.Id, StringComparer.Ordinal);
        var seen = new HashSet<StopRef>();
        var holder = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in problem.Units)
        {
            foreach (var at in unit.Locked)
            {
                Require(jobs.TryGetValue(at.JobId, out var job) && IsWithin(at.Stop, job.Stops.Count),
                    $"the unit {unit.Id} is committed to stop {at.Stop} of {at.JobId}, which is no stop of a job here");
                Require(holder.TryAdd(at.JobId, unit.Id) || holder[at.JobId] == unit.Id,
                    $"the units {holder[at.JobId]} and {unit.Id} are both committed to {at.JobId}; one of them");
                Require(seen.Add(at) && (at.Stop == 0 || seen.Contains(at with { Stop = at.Stop - 1 })),
                    $"the unit {unit.Id} is committed to stop {at.Stop} of {at.JobId} twice or before the one ahead of it; in order, once each");
            }
        }
    }

    private static bool IsWithin(int index, int count) => index >= 0 && index < count;

    private static HashSet<string> Distinct(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            Require(seen.Add(id), $"the {what} {id} is there twice; once each");
        }

        return seen;
    }

    private static void Require(bool right, string saying)
    {
        if (!right)
        {
            throw new ArgumentException($"Nothing is planned: {saying}.");
        }
    }
}
