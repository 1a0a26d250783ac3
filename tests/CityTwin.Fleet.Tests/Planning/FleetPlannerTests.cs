using CityTwin.Fleet.Planning;
using CsCheck;

namespace CityTwin.Fleet.Tests.Planning;

public class FleetPlannerTests
{
    private static readonly FleetPlanner Planner = new(TimeProvider.System);

    [Fact]
    public void Every_plan_is_sound_and_loses_no_job() => AnyPlanProblem.Of(8, 25).Sample(
        problem => PlanChecker.Faults(problem, Replanner.Next(problem, null)).ShouldBeEmpty(), iter: 60);

    [Fact]
    public void Every_plan_that_the_solver_improves_is_sound_and_no_dearer() => AnyPlanProblem.Of(6, 20).Sample(
        problem =>
        {
            var found = new List<PlanProgress>();
            var plan = Planner.Run(problem, null, new PlanBudget { TimeMs = 150, SolverShare = 0.6 }, found.Add);
            PlanChecker.Faults(problem, plan).ShouldBeEmpty();
            found.ShouldAllBe(progress => PlanChecker.Faults(problem, progress.Plan).Count == 0);
            found.Zip(found.Skip(1)).ShouldAllBe(pair => pair.Second.Plan.Points < pair.First.Plan.Points);
            plan.Points.ShouldBe(found[^1].Plan.Points);
        },
        iter: 12, threads: 1);

    [Fact]
    public void The_solver_finds_what_the_first_plan_did_not()
    {
        var found = new List<PlanProgress>();
        Planner.Run(PlanProblems.Seeded(8, 40, 3), null, new PlanBudget { TimeMs = 2_000, SolverShare = 1 }, found.Add);
        found.ShouldContain(progress => progress.By == PlanSearch.Solver);
    }

    [Fact]
    public void Whoever_is_stopped_has_the_best_plan_so_far()
    {
        using var stop = new CancellationTokenSource();
        var problem = PlanProblems.Seeded(8, 40, 5);
        PlanProgress? last = null;
        var plan = Planner.Run(
            problem, null, new PlanBudget { TimeMs = 600_000, SolverShare = 0.5 },
            progress =>
            {
                last = progress;
                if (progress.By == PlanSearch.Solver)
                {
                    stop.Cancel();
                }
            },
            stop.Token);
        plan.Points.ShouldBe(last!.Plan.Points);
        PlanChecker.Faults(problem, plan).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_problem_and_steps_have_the_same_plan()
    {
        var problem = PlanProblems.Seeded(8, 40, 11);
        var (one, other) = (Replanner.Next(problem, null, steps: 300), Replanner.Next(problem, null, steps: 300));
        Told(other).ShouldBe(Told(one));
        other.Points.ShouldBe(one.Points);
    }

    [Fact]
    public void More_steps_never_make_a_plan_dearer()
    {
        var problem = PlanProblems.Seeded(8, 40, 12);
        Replanner.Next(problem, null, steps: 1_000).Points.ShouldBeLessThan(Replanner.Next(problem, null, steps: 0).Points);
    }

    private static IEnumerable<string> Told(Plan plan) =>
        plan.Units.Select(unit => $"{unit.UnitId}: {string.Join(", ", unit.Stops.Select(stop => $"{stop.At} {stop.StartsMs}"))}");
}
