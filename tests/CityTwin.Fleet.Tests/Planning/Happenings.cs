using CityTwin.Fleet.Planning;

namespace CityTwin.Fleet.Tests.Planning;

/// <summary>What happens to a plan while it runs: each gives the problem that is then.</summary>
internal static class Happenings
{
    /// <summary>A unit has done its first stop, and is on its way to the next.</summary>
    public static PlanProblem Completed(PlanProblem problem, Plan plan, Random random)
    {
        var busy = plan.Units.Where(unit => unit.Stops.Count > 0).ToList();
        if (busy.Count == 0)
        {
            return problem;
        }

        var unit = busy[random.Next(busy.Count)];
        var done = unit.Stops[0];
        var job = problem.Jobs.Single(job => job.Id == done.At.JobId);
        var rest = job with { OnlyUnit = unit.UnitId, Stops = [.. job.Stops.Skip(1)] };
        // What was taken up is on board: the rest of the job only sets down.
        rest = rest with { Stops = [.. rest.Stops.Select(stop => stop with { Load = 0 })] };
        var next = unit.Stops.Skip(1).Select(stop => stop.At).FirstOrDefault();
        var locked = next.JobId is null ? Array.Empty<StopRef>() : [next.JobId == job.Id ? next with { Stop = next.Stop - 1 } : next];
        return problem with
        {
            Jobs = [.. problem.Jobs.Select(of => of.Id == job.Id ? rest : of).Where(of => of.Stops.Count > 0)],
            Units = [.. problem.Units.Select(of => of.Id != unit.UnitId ? of : of with
            {
                StartPlace = job.Stops[0].Place,
                ReadyMs = Math.Min(done.LeavesMs, of.ShiftEndMs),
                WorkedMs = of.WorkedMs + job.Stops[0].ServiceMs,
                Locked = locked.Where(at => at.Stop == 0).ToArray(),
            })],
        };
    }

    public static PlanProblem Failed(PlanProblem problem, Plan plan, Random random)
    {
        if (problem.Units.Count == 1)
        {
            return problem;
        }

        var failed = plan.Units[random.Next(plan.Units.Count)].UnitId;
        return problem with
        {
            Units = [.. problem.Units.Where(unit => unit.Id != failed)],
            Jobs = [.. problem.Jobs.Select(job => job.OnlyUnit == failed ? job with { OnlyUnit = null } : job)],
        };
    }

    public static PlanProblem Ordered(PlanProblem problem, string id, Random random) =>
        problem with { Jobs = [.. problem.Jobs, PlanProblems.Job(id, problem.Matrices[0].Places, random)] };

    /// <summary>A place can be reached by nobody who moves by the first matrix, and left at half the speed.</summary>
    public static PlanProblem Closed(PlanProblem problem, Random random)
    {
        var (closed, roads) = (random.Next(problem.Matrices[0].Places), problem.Matrices[0]);
        var now = TravelMatrix.Of(roads.Places, (from, to) => from == to || roads[from, to] < 0 ? roads[from, to]
            : to == closed ? TravelMatrix.NoWayMs
            : from == closed ? roads[from, to] * 2
            : roads[from, to]);
        return problem with { Matrices = [now, .. problem.Matrices.Skip(1)] };
    }
}
