using CityTwin.Fleet.Assignment;
using CsCheck;

namespace CityTwin.Fleet.Tests.Assignment;

public class LazyAssignmentTests
{
    private static readonly CostWeights Dear = new() { UnassignedPoints = [20_000, 9_000, 4_000, 1_500], CoveragePoints = 900 };

    [Fact]
    public void It_costs_what_it_costs_when_every_way_is_looked_for() => Gen.Select(AnyTown.Of(12, 20, Dear), Gen.Int[0, 1_000_000]).Sample(
        (town, seed) =>
        {
            var ways = new Ways(town, seed);
            var lazy = LazyAssignment.Solve(ways.Problem(), ways.Seek);

            lazy.Points.ShouldBe(AssignmentSolver.Solve(ways.Problem(all: true)).Points, 0.01 * (town.Jobs.Count + 1));
            lazy.Pairs.ShouldAllBe(pair => !pair.IsLeast && pair.Obstacle == Obstacle.None);
            ways.Sought.ShouldBeUnique();
        },
        iter: 500);

    [Fact]
    public void Past_the_rounds_what_is_undecided_is_looked_for_at_once_and_costs_the_same() =>
        Gen.Select(AnyTown.Of(12, 20, Dear), Gen.Int[0, 1_000_000], Gen.Int[0, 2]).Sample(
            (town, seed, rounds) =>
            {
                var ways = new Ways(town, seed);
                LazyAssignment.Solve(ways.Problem(), ways.Seek, new LazyLimits { MaxRounds = rounds }).Points
                    .ShouldBe(AssignmentSolver.Solve(ways.Problem(all: true)).Points, 0.01 * (town.Jobs.Count + 1));
            },
            iter: 300);

    [Fact]
    public void Of_a_job_that_has_a_unit_the_next_best_are_looked_for_too() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var ways = new Ways(Towns.Seeded(3, 40, seed), seed, barredOfTen: 0);
            var outcome = LazyAssignment.Solve(ways.Problem(), ways.Seek, new LazyLimits { NextBest = 4 });

            foreach (var pair in outcome.Pairs)
            {
                var others = AssignmentExplainer.Explain(outcome, pair.Job.Id).Others;
                var sought = ways.Sought.Count(one => one.Job == pair.Job.Id && one.Unit != pair.Unit.Id);
                (sought >= 4 || others.All(other => !other.IsLeast)).ShouldBeTrue($"{sought} of {others.Count}");
            }
        },
        iter: 100);

    [Fact]
    public void Of_many_jobs_no_more_next_best_are_looked_for_than_the_bound()
    {
        var ways = new Ways(Towns.Seeded(30, 60, 3), 3, barredOfTen: 0);
        LazyAssignment.Solve(ways.Problem(), ways.Seek, new LazyLimits { NextBest = 0 });
        var needed = ways.Sought.Count;

        var again = new Ways(Towns.Seeded(30, 60, 3), 3, barredOfTen: 0);
        LazyAssignment.Solve(again.Problem(), again.Seek, new LazyLimits { NextBest = 4, MaxNextBest = 7 });

        again.Sought.Count.ShouldBeInRange(needed + 1, needed + 7);
    }

    [Fact]
    public void What_was_not_looked_for_is_told_at_the_least()
    {
        var ways = new Ways(Towns.Seeded(1, 40, 5), 5, barredOfTen: 0);
        var outcome = LazyAssignment.Solve(ways.Problem(), ways.Seek);
        var others = AssignmentExplainer.Explain(outcome, outcome.Pairs[0].Job.Id).Others.Where(other => other.IsPossible).ToList();

        PairWords.Of(others.First(other => other.IsLeast)).ShouldSatisfyAllConditions(
            words => words.En.ShouldContain(" s at the least, for at the least "),
            words => words.Zh.ShouldContain("至少"));
        PairWords.Of(others.First(other => !other.IsLeast)).ShouldSatisfyAllConditions(
            words => words.En.ShouldNotContain("at the least"),
            words => words.Zh.ShouldNotContain("至少"));
    }

    [Fact]
    public void Who_looks_for_nothing_is_told_so()
    {
        var ways = new Ways(Towns.Seeded(4, 10, 1), 1, barredOfTen: 0);
        Should.Throw<InvalidOperationException>(() => LazyAssignment.Solve(ways.Problem(), _ => { })).Message.ShouldContain("at the least");
    }

    /// <summary>A town whose ways are longer than straight, or barred, and found one by one.</summary>
    private sealed class Ways(AssignmentProblem town, int seed, int barredOfTen = 2)
    {
        private readonly HashSet<(string, string)> _sought = [];

        public List<(string Job, string Unit)> Sought { get; } = [];

        public void Seek(IReadOnlyList<PairCost> pairs)
        {
            foreach (var pair in pairs)
            {
                _sought.Add((pair.Job.Id, pair.Unit.Id));
                Sought.Add((pair.Job.Id, pair.Unit.Id));
            }
        }

        public AssignmentProblem Problem(bool all = false) => new(
            town.NowMs, town.Jobs, town.Units,
            (job, unit) => all || _sought.Contains((job.Id, unit.Id)) ? Truth(job, unit) : town.Approach(job, unit) with { IsLeast = true },
            town.Units.Select(town.GroupOf).OfType<CoverGroup>().DistinctBy(group => group.Id), weights: town.Weights);

        /// <summary>Of one pair always the same.</summary>
        private Approach Truth(OpenJob job, ReadyUnit unit)
        {
            var random = new Random(HashCode(job.Id, unit.Id));
            var (straight, longer) = (town.Approach(job, unit), 1 + random.NextDouble());
            return random.Next(10) < barredOfTen ? Approach.Barred(Obstacle.NoWay) : straight with
            {
                TravelS = straight.TravelS * longer,
                EnergyOutPercent = straight.EnergyOutPercent * longer,
                EnergyBackPercent = straight.EnergyBackPercent * longer,
            };
        }

        private int HashCode(string job, string unit) => (job + unit).Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
    }
}
