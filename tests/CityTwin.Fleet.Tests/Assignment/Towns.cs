using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Tests.Assignment;

/// <summary>Small towns for assignments: places on a plane, a metre a second.</summary>
internal static class Towns
{
    public const long NowMs = 1_795_934_222_000;

    private static readonly string[] Capabilities = ["camera", "pump", "speaker"];

    public static AssignmentProblem Seeded(int jobs, int units, int seed, CostWeights? weights = null)
    {
        var random = new Random(seed);
        var jobAt = Enumerable.Range(0, jobs).ToDictionary(i => $"job-{i:000}", _ => (X: random.Next(3_000), Y: random.Next(3_000)));
        var unitAt = Enumerable.Range(0, units).ToDictionary(i => $"unit-{i:000}", _ => (X: random.Next(3_000), Y: random.Next(3_000)));
        var openJobs = jobAt.Keys.Select(id => new OpenJob
        {
            Id = id,
            Priority = random.Next(1, 5),
            DeadlineMs = random.Next(2) == 0 ? NowMs + random.Next(1_000_000) : null,
            Needs = [.. Capabilities.Where(_ => random.Next(4) == 0)],
        }).ToList();
        var readyUnits = unitAt.Keys.Select(id => new ReadyUnit
        {
            Id = id,
            Capabilities = [.. Capabilities.Where(_ => random.Next(2) == 0)],
            FreeAtMs = NowMs - 1_000 + random.Next(200_000),
            EnergyPercent = 40 + random.Next(60),
            ReservePercent = 20,
            IdleSinceMs = random.Next(3) == 0 ? null : NowMs - random.Next(7_200_000),
            MissionsToday = random.Next(6),
            CoverGroup = random.Next(4) == 0 ? null : $"area-{random.Next(3)}",
        }).ToList();
        return new AssignmentProblem(
            NowMs, openJobs, readyUnits, (job, unit) => Way(jobAt[job.Id], unitAt[unit.Id]),
            [.. Enumerable.Range(0, 3).Select(i => new CoverGroup { Id = $"area-{i}", Ready = 1 + random.Next(units), Needed = random.Next(4) })],
            weights: weights);
    }

    /// <summary>The same with an operator's word.</summary>
    public static AssignmentProblem With(this AssignmentProblem problem, params OperatorOverride[] words) => new(
        problem.NowMs, problem.Jobs, problem.Units, problem.Approach,
        problem.Units.Select(problem.GroupOf).OfType<CoverGroup>().DistinctBy(group => group.Id), words, problem.Weights);

    public static Approach Way((int X, int Y) from, (int X, int Y) to)
    {
        var metres = Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2));
        return new Approach { TravelS = metres, EnergyOutPercent = metres / 100, EnergyOnScenePercent = 1, EnergyBackPercent = metres / 100 };
    }
}
