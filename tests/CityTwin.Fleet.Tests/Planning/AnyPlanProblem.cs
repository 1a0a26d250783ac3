using CityTwin.Fleet.Planning;
using CsCheck;

namespace CityTwin.Fleet.Tests.Planning;

/// <summary>Problems for properties.</summary>
internal static class AnyPlanProblem
{
    public static Gen<PlanProblem> Of(int maxUnits, int maxJobs) =>
        from units in Gen.Int[1, maxUnits]
        from jobs in Gen.Int[0, maxJobs]
        from seed in Gen.Int[0, 1_000_000]
        select PlanProblems.Seeded(units, jobs, seed);
}
