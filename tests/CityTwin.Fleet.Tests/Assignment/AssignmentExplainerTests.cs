using CityTwin.Fleet.Assignment;
using CsCheck;

namespace CityTwin.Fleet.Tests.Assignment;

public class AssignmentExplainerTests
{
    private static readonly CostWeights Dear = new() { UnassignedPoints = [20_000, 9_000, 4_000, 1_500] };

    /// <summary>The figure comes from the residual network; solving again with an operator's word for the pair says the same.</summary>
    [Fact]
    public void How_much_dearer_a_rival_makes_the_whole_is_what_solving_with_it_says() => AnyTown.Of(12, 9, Dear).Sample(
        problem =>
        {
            var outcome = AssignmentSolver.Solve(problem);
            foreach (var job in problem.Jobs)
            {
                foreach (var rival in AssignmentExplainer.Explain(outcome, job.Id).Rivals)
                {
                    var forced = AssignmentSolver.Solve(
                        problem.With(new OperatorOverride(job.Id, rival.Cost.Unit.Id, true, "test", "what if")));
                    rival.PlanDearerPoints!.Value.ShouldBe(forced.Points + problem.Weights.OverridePoints - outcome.Points, 0.01);
                    rival.PlanDearerPoints.Value.ShouldBeGreaterThanOrEqualTo(-1e-6);
                }
            }
        },
        iter: 20);

    [Fact]
    public void Every_unit_is_the_chosen_one_a_possible_one_or_barred_for_a_reason() => AnyTown.Of(20, 12, Dear).Sample(
        problem =>
        {
            var outcome = AssignmentSolver.Solve(problem);
            foreach (var explanation in problem.Jobs.Select(job => AssignmentExplainer.Explain(outcome, job.Id)))
            {
                explanation.Rivals.Count.ShouldBeLessThanOrEqualTo(AssignmentExplainer.MaxRivals);
                var named = explanation.Barred.Values.Sum() + explanation.Rivals.Count + (explanation.Chosen is null ? 0 : 1);
                (named == problem.Units.Count || explanation.Rivals.Count == AssignmentExplainer.MaxRivals).ShouldBeTrue();
                explanation.Words.ShouldAllBe(words => words.Zh.Length > 0 && words.En.Length > 0);
            }
        },
        iter: 20);

    [Fact]
    public void It_says_who_goes_at_what_cost_and_why_the_others_do_not()
    {
        var words = Explain(Job("fire", 3, "pump"), Unit("robot:1", "pump"), Unit("robot:2", "pump"), Unit("drone:1", "camera"));
        words.ShouldBe(
        [
            "robot:1 goes to fire: on scene in 100 s, 115 points in all.",
            "travel: 100 s → 100 points",
            "energy there and back: 15 % → 15 points",
            "robot:2 would cost 215 points, 100 more (mostly travel); with it here all together would be 100 points dearer.",
            "1 unit lacks a capability that is needed.",
        ]);
    }

    [Fact]
    public void It_says_so_in_chinese_too() => AssignmentExplainer.Explain(
            AssignmentSolver.Solve(Problem(Job("火警", 3), Unit("robot:1"))), "火警")
        .Words[0].Zh.ShouldBe("robot:1 前往 火警，预计 100 秒到达，代价 115 分。");

    [Fact]
    public void Each_other_unit_says_what_it_could_offer_or_why_it_cannot()
    {
        var problem = Problem(Job("fire", 3, "pump"), Unit("robot:1", "pump"), Unit("drone:1", "camera"), Unit("robot:2", "pump"));
        AssignmentExplainer.Explain(AssignmentSolver.Solve(problem), "fire").Others.Select(pair => PairWords.Of(pair).En).ShouldBe(
        [
            "robot:2 would be on scene in 300 s, for 315 points, mostly travel.",
            "drone:1 lacks a capability that is needed (pump).",
        ]);
    }

    [Fact]
    public void Each_term_and_each_obstacle_has_its_name()
    {
        Enum.GetValues<CostKind>().Select(CostKinds.Name).ShouldBeUnique();
        Enum.GetValues<Obstacle>().Where(obstacle => obstacle != Obstacle.None).Select(PairWords.Code).ShouldBeUnique();
        PairWords.Code(Obstacle.None).ShouldBeNull();
    }

    [Fact]
    public void A_job_that_nobody_can_take_says_what_each_lacks() =>
        Explain(Job("fire", 1, "pump"), Unit("drone:1", "camera"), Unit("drone:2", "camera")).ShouldBe(
        [
            "fire waits: no unit can take it.",
            "Of 2 units each lacks a capability that is needed.",
        ]);

    [Fact]
    public void A_job_that_waits_for_others_sake_says_where_its_unit_goes()
    {
        var problem = Problem([Job("small", 4), Job("grave", 1)], Unit("robot:1"));
        var explanation = AssignmentExplainer.Explain(AssignmentSolver.Solve(problem), "small");
        explanation.Words[0].En.ShouldBe("small waits: the units that could take it are of more use elsewhere.");
        explanation.Rivals.Single().GoesTo.ShouldBe("grave");
        explanation.Rivals.Single().PlanDearerPoints!.Value.ShouldBeGreaterThan(90_000);
    }

    [Fact]
    public void An_operators_word_is_named_with_what_speaks_against_it()
    {
        var problem = Problem(Job("fire", 1, "pump"), Unit("robot:1", "pump"), Unit("drone:1", "camera"))
            .With(new OperatorOverride("fire", "drone:1", true, "Li", "first look"));
        AssignmentExplainer.Explain(AssignmentSolver.Solve(problem), "fire").Words[0].En
            .ShouldEndWith("Li wants it so (first look), although it lacks a capability that is needed.");
    }

    [Fact]
    public void A_job_that_is_not_there_is_said_not_to_be() =>
        Should.Throw<ArgumentException>(() => AssignmentExplainer.Explain(AssignmentSolver.Solve(Towns.Seeded(2, 2, 1)), "job-900"))
            .Message.ShouldContain("job-900");

    private static IEnumerable<string> Explain(OpenJob job, params ReadyUnit[] units) =>
        AssignmentExplainer.Explain(AssignmentSolver.Solve(Problem(job, units)), job.Id).Words.Select(words => words.En);

    private static AssignmentProblem Problem(OpenJob job, params ReadyUnit[] units) => Problem([job], units);

    /// <summary>The first is 100 s away, each other 100 s more.</summary>
    private static AssignmentProblem Problem(OpenJob[] jobs, params ReadyUnit[] units) => new(
        Towns.NowMs, jobs, units,
        (_, unit) => new Approach { TravelS = 100 * (1 + Array.FindIndex(units, other => other.Id == unit.Id)), EnergyOnScenePercent = 15 },
        weights: new CostWeights { SurplusPoints = 0 });

    private static OpenJob Job(string id, int priority, params string[] needs) => new() { Id = id, Priority = priority, Needs = needs };

    private static ReadyUnit Unit(string id, params string[] capabilities) => new() { Id = id, Capabilities = capabilities };
}
