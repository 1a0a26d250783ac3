namespace CityTwin.Fleet.Planning;

/// <summary>The work of a whole fleet, of which each unit should have its share.</summary>
internal sealed class FleetWork
{
    public FleetWork(PlanProblem problem)
    {
        Jobs = problem.Jobs.ToDictionary(job => job.Id, StringComparer.Ordinal);
        FairShareS = (problem.Units.Sum(unit => unit.WorkedMs / 1_000.0)
            + problem.Jobs.Sum(job => job.Stops.Sum(stop => stop.ServiceMs / 1_000.0))) / problem.Units.Count;
    }

    public IReadOnlyDictionary<string, PlanJob> Jobs { get; }

    public double FairShareS { get; }
}
