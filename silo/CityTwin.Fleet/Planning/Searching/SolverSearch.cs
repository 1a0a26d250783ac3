using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Fleet.Planning.Searching;

/// <summary>OR-Tools' guided local search, from a plan at hand. What it finds is timed and priced again by our own rules.</summary>
internal sealed class SolverSearch(PlanModel model)
{
    /// <returns>The best plan found; the start, if none better is.</returns>
    public Sketch Improve(Sketch start, SearchClock clock, Action<Sketch> found)
    {
        if (clock.LeftMs is not > 0 || model.Stops.Count == 0)
        {
            return start;
        }

        using var solver = new SolverModel(model);
        var best = start;
        using var limit = solver.Routing.solver().MakeCustomLimit(() => clock.IsStopped || clock.Progress >= 1);
        solver.Routing.AddSearchMonitor(limit);
        solver.Routing.AddAtSolutionCallback(() =>
        {
            if (Read(solver, index => solver.Routing.NextVar(index).Value()) is { } next && next.Points < best.Points - RuinAndRecreate.Smallest)
            {
                best = next;
                found(best);
            }
        });
        var parameters = Parameters(clock.LeftMs.Value);
        solver.Routing.CloseModelWithParameters(parameters);
        var hint = solver.Routing.ReadAssignmentFromRoutes(
            [.. start.Routes.Select(route => route.Stops.Select(solver.IndexOf).ToArray())], ignore_inactive_indices: true);
        // Its times are one way to keep the windows, ours another; where it cannot take our plan, it begins from its own.
        using var solution = hint is null
            ? solver.Routing.SolveWithParameters(parameters)
            : solver.Routing.SolveFromAssignmentWithParameters(hint, parameters);
        hint?.Dispose();
        return best;
    }

    private static RoutingSearchParameters Parameters(long timeMs)
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(timeMs));
        return parameters;
    }

    /// <summary>Nothing when a route is not one by our rules: the end of a shift can differ by rounding.</summary>
    private Sketch? Read(SolverModel solver, Func<long, long> next)
    {
        var sketch = new Sketch(model);
        for (var unit = 0; unit < model.Units.Count; unit++)
        {
            var stops = solver.StopsOf(unit, next);
            if (model.Makes.Make(unit, stops) is not { } route)
            {
                return null;
            }

            foreach (var job in stops.Select(stop => model.Stops.JobOf[stop]).Distinct())
            {
                sketch.Add(job, route);
            }
        }

        return sketch;
    }
}
