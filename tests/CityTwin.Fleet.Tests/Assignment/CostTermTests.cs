using CityTwin.Fleet.Assignment;

namespace CityTwin.Fleet.Tests.Assignment;

public class CostTermTests
{
    private static readonly OpenJob Job = new() { Id = "job", Priority = 3 };

    [Fact]
    public void The_nearer_of_two_equal_units_goes() => Sent(Job, Unit("a", 300), Unit("b", 200)).ShouldBe("b");

    [Fact]
    public void A_unit_that_is_busy_for_long_is_as_far_away_as_that() =>
        Sent(Job, Unit("a", 300), Unit("b", 200) with { FreeAtMs = Towns.NowMs + 200_000 }).ShouldBe("a");

    [Fact]
    public void A_unit_that_lacks_what_is_needed_stays_however_near() =>
        Sent(Job with { Needs = ["pump"] }, Unit("a", 3_000, "pump"), Unit("b", 1, "camera")).ShouldBe("a");

    [Fact]
    public void A_unit_that_would_not_be_home_with_its_reserve_stays() =>
        Sent(Job, Unit("a", 900), Unit("b", 600) with { EnergyPercent = 30, ReservePercent = 20 }).ShouldBe("a");

    [Fact]
    public void Of_two_equally_near_the_idle_one_goes() => Sent(
        Job,
        Unit("a", 300) with { MissionsToday = 4, IdleSinceMs = Towns.NowMs - 60_000 },
        Unit("b", 310) with { MissionsToday = 1, IdleSinceMs = Towns.NowMs - 3_600_000 }).ShouldBe("b");

    [Fact]
    public void The_one_with_rare_capabilities_is_kept_for_who_needs_them() =>
        Sent(Job, Unit("a", 300, "camera", "pump"), Unit("b", 310, "camera"), Unit("c", 900, "camera")).ShouldBe("b");

    [Fact]
    public void Lateness_costs_on_top_of_travel()
    {
        var problem = Problem([Job with { DeadlineMs = Towns.NowMs + 100_000 }], Unit("a", 160));
        var late = AssignmentSolver.Solve(problem).Pairs.Single().Terms[(int)CostKind.Lateness];
        late.Quantity.ShouldBe(60);
        late.Points.ShouldBe(120);
    }

    [Fact]
    public void An_area_is_not_emptied_while_another_has_enough()
    {
        CoverGroup[] groups = [new() { Id = "east", Ready = 2, Needed = 2 }, new() { Id = "west", Ready = 3, Needed = 1 }];
        var problem = new AssignmentProblem(
            Towns.NowMs, [Job],
            [Unit("a", 250) with { CoverGroup = "east" }, Unit("b", 300) with { CoverGroup = "west" }], ById, groups);
        AssignmentSolver.Solve(problem).Pairs.Single().Unit.Id.ShouldBe("b");
    }

    [Fact]
    public void Each_departure_of_an_area_is_missed_more_than_the_one_before()
    {
        var group = new CoverGroup { Id = "east", Ready = 4, Needed = 3 };
        Enumerable.Range(1, 4).Select(group.Lack).ShouldBe([0, 1 / 3.0, 2 / 3.0, 1]);
        new CoverGroup { Id = "gone", Ready = 0, Needed = 2 }.Lack(1).ShouldBe(1, "an area that lacks all cannot lack more");
    }

    [Fact]
    public void A_job_that_would_cost_more_than_waiting_waits()
    {
        var problem = Problem([Job with { Priority = 4 }], Unit("a", 6_000) with { ReservePercent = 0 });
        var weights = problem.Weights with { UnassignedPoints = [100_000, 30_000, 8_000, 1_000] };
        var dear = new AssignmentProblem(problem.NowMs, problem.Jobs, problem.Units, (_, _) => new Approach { TravelS = 6_000 }, weights: weights);
        AssignmentSolver.Solve(dear).Waiting.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_graver_job_gets_the_only_unit() => AssignmentSolver.Solve(Problem(
            [Job, Job with { Id = "grave", Priority = 1 }], Unit("a", 300)))
        .Pairs.Single().Job.Id.ShouldBe("grave");

    [Fact]
    public void An_operators_word_wins_over_cost_and_obstacles()
    {
        var problem = Problem([Job with { Needs = ["pump"] }, Job with { Id = "other", Priority = 1 }], Unit("a", 100, "pump"), Unit("b", 200));
        var pair = AssignmentSolver.Solve(problem.With(new OperatorOverride("job", "b", true, "Li", "knows the yard"))).Pairs
            .Single(pair => pair.Job.Id == "job");
        pair.Unit.Id.ShouldBe("b");
        pair.Obstacle.ShouldBe(Obstacle.MissingCapability);
        pair.Lacking.ShouldBe(["pump"]);
    }

    [Fact]
    public void A_unit_that_an_operator_ruled_out_stays() =>
        AssignmentSolver.Solve(Problem([Job], Unit("a", 100), Unit("b", 200)).With(new OperatorOverride("job", "a", false, "Li", "loud")))
            .Pairs.Single().Unit.Id.ShouldBe("b");

    [Fact]
    public void Of_two_jobs_that_an_operator_wants_one_unit_for_the_graver_gets_it()
    {
        var problem = Problem([Job, Job with { Id = "grave", Priority = 1 }], Unit("a", 100), Unit("b", 100)).With(
            new OperatorOverride("job", "a", true, "Li", ""), new OperatorOverride("grave", "a", true, "Wang", ""));
        var outcome = AssignmentSolver.Solve(problem);
        outcome.Pairs.Single().Job.Id.ShouldBe("grave");
        outcome.Waiting.Single().Id.ShouldBe("job");
    }

    [Fact]
    public void What_contradicts_itself_is_refused_with_what_would_be_right()
    {
        Should.Throw<ArgumentException>(() => Problem([Job, Job], Unit("a", 1))).Message.ShouldContain("the job job is there twice");
        Should.Throw<ArgumentException>(() => Problem([Job with { Priority = 5 }], Unit("a", 1))).Message.ShouldContain("from 1 to 4");
        Should.Throw<ArgumentException>(() => Problem([Job], Unit("a", 1) with { CoverGroup = "x" })).Message.ShouldContain("not among the groups");
        Should.Throw<ArgumentException>(() => new AssignmentProblem(0, [Job], [Unit("a", 1)], ById, limits: new AssignmentLimits { MaxPairs = 0 }))
            .Message.ShouldContain("at most 0 pairs");
        Should.Throw<ArgumentException>(() => new AssignmentProblem(0, [Job], [Unit("a", 1)], ById, weights: new CostWeights { TravelPointsPerS = -1 }))
            .Message.ShouldContain("TravelPointsPerS");
        Should.Throw<ArgumentException>(() => AssignmentSolver.Solve(
            new AssignmentProblem(0, [Job], [Unit("a", 1)], (_, _) => new Approach { TravelS = double.NaN }))).Message.ShouldContain("NaN");
    }

    private static string Sent(OpenJob job, params ReadyUnit[] units) => AssignmentSolver.Solve(Problem([job], units)).Pairs.Single().Unit.Id;

    private static AssignmentProblem Problem(OpenJob[] jobs, params ReadyUnit[] units) => new(Towns.NowMs, jobs, units, ById);

    private static Approach ById(OpenJob job, ReadyUnit unit) => ((Placed)unit).Way;

    private static Placed Unit(string id, int metres, params string[] capabilities) =>
        new() { Id = id, Capabilities = capabilities, Way = Towns.Way((0, 0), (0, metres)) };

    /// <summary>A unit that knows its way.</summary>
    private sealed record Placed : ReadyUnit
    {
        public Approach Way { get; init; }
    }
}
