using CityTwin.Fleet.Assignment;
using CsCheck;

namespace CityTwin.Fleet.Tests.Assignment;

/// <summary>Towns for properties.</summary>
internal static class AnyTown
{
    public static Gen<AssignmentProblem> Of(int maxJobs, int maxUnits, CostWeights weights) =>
        from jobs in Gen.Int[0, maxJobs]
        from units in Gen.Int[1, maxUnits]
        from seed in Gen.Int[0, 1_000_000]
        select Towns.Seeded(jobs, units, seed, weights);
}
