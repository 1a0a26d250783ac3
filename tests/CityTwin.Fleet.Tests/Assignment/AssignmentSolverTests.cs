using CityTwin.Fleet.Assignment;
using CsCheck;

namespace CityTwin.Fleet.Tests.Assignment;

public class AssignmentSolverTests
{
    private static readonly CostWeights Dear = new() { UnassignedPoints = [20_000, 9_000, 4_000, 1_500], CoveragePoints = 900 };

    [Fact]
    public void No_assignment_of_a_small_town_is_cheaper() => AnyTown.Of(4, 4, Dear)
        .Sample(problem => AssignmentSolver.Solve(problem).Points.ShouldBe(CheapestByTryingAll(problem), 0.1), iter: 300);

    [Fact]
    public void The_bound_proves_the_optimum_and_holds_for_any_other_assignment() => AnyTown.Of(60, 40, Dear).Sample(
        problem =>
        {
            var (best, greedy) = (AssignmentSolver.Solve(problem), GreedyAssignment.Solve(problem));
            best.LowerBoundPoints().ShouldBe(best.Points, 1e-6);
            greedy.Points.ShouldBeGreaterThanOrEqualTo(best.Points - 1e-6);
            greedy.LowerBoundPoints().ShouldBeLessThanOrEqualTo(best.Points + 1e-6);
        },
        iter: 50);

    [Fact]
    public void What_it_costs_is_what_its_pairs_and_waiting_jobs_cost() => AnyTown.Of(30, 20, Dear).Sample(
        problem =>
        {
            foreach (var outcome in new[] { AssignmentSolver.Solve(problem), GreedyAssignment.Solve(problem) })
            {
                var points = outcome.Pairs.Sum(pair => pair.Points) + outcome.Waiting.Sum(problem.PriceOf);
                outcome.Points.ShouldBe(points, 0.5);
            }
        },
        iter: 50);

    [Fact]
    public void Each_job_is_assigned_or_waits_and_each_unit_has_one_at_most() => AnyTown.Of(30, 20, new CostWeights()).Sample(
        problem =>
        {
            var outcome = AssignmentSolver.Solve(problem);
            outcome.Pairs.Select(pair => pair.Job.Id).Concat(outcome.Waiting.Select(job => job.Id)).Order(StringComparer.Ordinal)
                .ShouldBe(problem.Jobs.Select(job => job.Id));
            outcome.Pairs.Select(pair => pair.Unit.Id).ShouldBeUnique();
            outcome.Pairs.ShouldAllBe(pair => pair.Obstacle == Obstacle.None);
        },
        iter: 50);

    [Fact]
    public void The_order_in_which_things_are_told_does_not_matter()
    {
        var problem = Towns.Seeded(40, 25, 7);
        var turned = new AssignmentProblem(
            problem.NowMs, problem.Jobs.Reverse(), problem.Units.Reverse(), problem.Approach,
            problem.Units.Select(problem.GroupOf).OfType<CoverGroup>().DistinctBy(group => group.Id).Reverse(), weights: problem.Weights);
        Names(AssignmentSolver.Solve(turned)).ShouldBe(Names(AssignmentSolver.Solve(problem)));
    }

    [Fact]
    public void Nothing_to_do_is_no_trouble()
    {
        var outcome = AssignmentSolver.Solve(Towns.Seeded(0, 3, 1));
        outcome.Pairs.ShouldBeEmpty();
        outcome.Points.ShouldBe(0);
        outcome.LowerBoundPoints().ShouldBe(0);
    }

    private static IEnumerable<string> Names(AssignmentOutcome outcome) => outcome.Pairs.Select(pair => $"{pair.Job.Id} {pair.Unit.Id}");

    private static double CheapestByTryingAll(AssignmentProblem problem) => Try(problem, new PairPricing(problem), 0, []);

    /// <summary>Every job by every unit or by none; departures of an area counted as they come.</summary>
    private static double Try(AssignmentProblem problem, PairPricing pricing, int job, List<ReadyUnit> sent)
    {
        if (job == problem.Jobs.Count)
        {
            return 0;
        }

        var best = problem.PriceOf(problem.Jobs[job]) + Try(problem, pricing, job + 1, sent);
        foreach (var unit in problem.Units.Except(sent))
        {
            var departure = 1 + sent.Count(other => other.CoverGroup is not null && other.CoverGroup == unit.CoverGroup);
            var cost = pricing.Price(problem.Jobs[job], unit, departure);
            if (cost.IsPossible)
            {
                best = Math.Min(best, cost.Points + Try(problem, pricing, job + 1, [.. sent, unit]));
            }
        }

        return best;
    }
}
