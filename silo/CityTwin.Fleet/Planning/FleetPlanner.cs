using CityTwin.Fleet.Planning.Searching;

namespace CityTwin.Fleet.Planning;

/// <summary>
/// Plans many jobs on many units over a shift. Anytime: it begins from the running plan, mended, tells of each better one,
/// and ends with the best when its time is over or it is stopped.
/// </summary>
/// <param name="clock">Measures the budget; nothing else depends on it.</param>
public sealed class FleetPlanner(TimeProvider clock)
{
    /// <summary>The share of what is left after the solver that is spent on fewer units, where setting one out costs something.</summary>
    private const double FewerUnitsShare = 0.5;

    /// <param name="running">The plan before, if there is one: what of it still holds is kept to begin with.</param>
    /// <param name="improved">Told of each better plan, on the caller's thread, and not to throw.</param>
    /// <param name="stop">Ends the search; the best plan so far is the answer.</param>
    /// <exception cref="ArgumentException">The problem contradicts itself or is past a bound.</exception>
    public Plan Run(
        PlanProblem problem, Plan? running, PlanBudget budget, Action<PlanProgress>? improved = null, CancellationToken stop = default) =>
        Run(problem, running, budget, clock, improved, stop);

    internal static Plan Run(
        PlanProblem problem, Plan? running, PlanBudget budget, TimeProvider? clock, Action<PlanProgress>? improved, CancellationToken stop)
    {
        var whole = new SearchClock(clock, budget.TimeMs, budget.MaxSteps, stop);
        var model = new PlanModel(problem);
        var writer = new PlanWriter(model);
        var best = new Mending(model).Mend(running);
        Tell(PlanSearch.Mended)(best);
        if (budget.SolverShare > 0)
        {
            best = new SolverSearch(model).Improve(best, whole.Part(budget.SolverShare), Tell(PlanSearch.Solver));
        }

        var random = new Random(budget.Seed);
        if (problem.Weights.UnitUsedPoints > 0)
        {
            var part = whole.Part(FewerUnitsShare);
            best = new FewerUnits(model, random).Improve(best, part, Tell(PlanSearch.FewerUnits));
            whole.Spend(part.Steps);
        }

        best = new RuinAndRecreate(model, random).Improve(best, whole.Part(1), Tell(PlanSearch.RuinAndRecreate));
        return writer.Write(best);

        Action<Sketch> Tell(PlanSearch by) =>
            improved is null ? _ => { } : sketch => improved(new PlanProgress(writer.Write(sketch), whole.ElapsedMs, by));
    }
}
