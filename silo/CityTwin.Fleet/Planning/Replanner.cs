namespace CityTwin.Fleet.Planning;

/// <summary>
/// The next plan at once, when something has changed: a job done or new, a unit gone or back, a way closed. A pure function
/// of the problem and the plan before; whoever has time lets <see cref="FleetPlanner"/> improve what it gives.
/// </summary>
public static class Replanner
{
    /// <summary>Steps of improvement that fit well within a tenth of a second on a plan of 200 jobs and 40 units.</summary>
    public const long UsualSteps = 100;

    /// <param name="problem">What is now. Stops that are done are no longer in their jobs; units that are gone are not in it.</param>
    /// <param name="running">The plan before.</param>
    /// <param name="steps">How often it is improved; none only mends.</param>
    /// <exception cref="ArgumentException">The problem contradicts itself or is past a bound.</exception>
    public static Plan Next(PlanProblem problem, Plan? running, long steps = UsualSteps, int seed = 1) =>
        FleetPlanner.Run(problem, running, PlanBudget.Steps(steps, seed), clock: null, improved: null, CancellationToken.None);
}
