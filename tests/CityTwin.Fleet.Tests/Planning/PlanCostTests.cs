using CityTwin.Fleet.Planning;

namespace CityTwin.Fleet.Tests.Planning;

/// <summary>What a plan prefers, each term alone: places on a line, 100 m apart, a metre a second.</summary>
public class PlanCostTests
{
    private const long MinuteMs = 60_000;

    private static readonly TravelMatrix Line = TravelMatrix.Of(60, (from, to) => Math.Abs(from - to) * 100_000L);

    [Fact]
    public void Jobs_on_one_way_go_to_one_unit() =>
        Of([Unit("a", 0), Unit("b", 40)], [Job("x", 5), Job("y", 6), Job("z", 7)]).UnitsUsed.ShouldBe(1);

    [Fact]
    public void What_is_due_soon_is_done_first() => Stops(
            Of([Unit("a", 0)], [Job("near", 2), Job("far", 9) with { Stops = [Stop(9) with { DueMs = 900_000 }] }]), "a")
        .ShouldBe(["far", "near"]);

    [Fact]
    public void A_unit_that_has_worked_much_is_spared()
    {
        var plan = Of(
            [Unit("a", 0) with { WorkedMs = 300 * MinuteMs }, Unit("b", 1)],
            [Job("x", 0, serviceMinutes: 20)], new PlanWeights { FairnessPointsPerS = 1 });
        Stops(plan, "b").ShouldBe(["x"]);
    }

    [Fact]
    public void A_unit_whose_area_would_lack_it_stays() => Stops(
        Of([Unit("a", 0) with { AwayPointsPerS = 2 }, Unit("b", 2)], [Job("x", 0)]), "b").ShouldBe(["x"]);

    [Fact]
    public void A_stop_that_opens_later_is_set_out_for_later()
    {
        var plan = Of([Unit("a", 0)], [Job("x", 10) with { Stops = [Stop(10) with { EarliestMs = 5_000_000 }] }]);
        plan.Units[0].DepartsMs.ShouldBe(4_000_000);
        plan.Units[0].Stops[0].ArrivesMs.ShouldBe(5_000_000);
    }

    [Fact]
    public void What_is_taken_up_first_is_set_down_by_the_same_unit()
    {
        var carry = new PlanJob { Id = "carry", Priority = 2, Stops = [Stop(9) with { Load = 3 }, Stop(1) with { Load = -3 }] };
        var plan = Of([Unit("a", 0) with { Capacity = 3 }, Unit("b", 20) with { Capacity = 2 }], [carry, Job("x", 5)]);
        plan.Units[0].Stops.Where(stop => stop.At.JobId == "carry").Select(stop => stop.At.Stop).ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData(DropReason.NoCapableUnit)]
    [InlineData(DropReason.NoWay)]
    [InlineData(DropReason.TooLate)]
    [InlineData(DropReason.ShiftTooShort)]
    [InlineData(DropReason.TooHeavy)]
    [InlineData(DropReason.NotEnoughEnergy)]
    [InlineData(DropReason.UnitsBusy)]
    [InlineData(DropReason.DearerThanItsPrice)]
    public void A_dropped_job_says_what_is_in_the_way(DropReason reason)
    {
        var (unit, job, other) = (Unit("a", 0), Job("x", 10), Job("other", 20));
        other = other with { Priority = 1, Stops = [Stop(20) with { ServiceMs = 60 * MinuteMs }] };
        (unit, job) = reason switch
        {
            DropReason.NoCapableUnit => (unit, job with { Needs = ["pump"] }),
            DropReason.NoWay => (unit, job with { Stops = [Stop(Island)] }),
            DropReason.TooLate => (unit, job with { Stops = [Stop(10) with { LatestMs = 10_000 }] }),
            DropReason.ShiftTooShort => (unit, job with { Stops = [Stop(10) with { ServiceMs = 600 * MinuteMs }] }),
            DropReason.TooHeavy => (unit with { Capacity = 1 }, job with { Stops = [Stop(10) with { Load = 2 }] }),
            DropReason.NotEnoughEnergy => (unit with { EnduranceMs = 4_100_000 }, job with { Stops = [Stop(25)] }),
            DropReason.UnitsBusy => (unit with { ShiftEndMs = 8_000_000 }, job with { Stops = [Stop(10) with { ServiceMs = 30 * MinuteMs }] }),
            _ => (unit, job with { Priority = 4, Stops = [Stop(50)] }),
        };
        var plan = Of([unit], [job, other], new PlanWeights { DropPoints = [1_000_000, 200_000, 40_000, 100] });
        var dropped = plan.Dropped.ShouldHaveSingleItem();
        dropped.JobId.ShouldBe("x");
        dropped.Reason.ShouldBe(reason);
        dropped.Words.En.ShouldStartWith("x is dropped:");
        dropped.Words.Zh.ShouldStartWith("x 未列入计划：");
    }

    [Fact]
    public void The_graver_of_two_jobs_is_done_where_there_is_room_for_one()
    {
        var plan = Of(
            [Unit("a", 0) with { ShiftEndMs = 3_000_000 }],
            [Job("small", 3, serviceMinutes: 30), Job("grave", 4, serviceMinutes: 30) with { Priority = 1 }]);
        Stops(plan, "a").ShouldBe(["grave"]);
    }

    [Fact]
    public void It_is_explained_by_unit_and_stop()
    {
        var (units, jobs) = (new[] { Unit("a", 0), Unit("b", 30) }, new[] { Job("x", 10) });
        var explained = PlanExplainer.Explain(Problem(units, jobs, new PlanWeights()), Of(units, jobs), 0);
        explained[0].Words.Select(words => words.En).ShouldBe(
        [
            "a does 1 job for 2030 points: travel 2000, lateness 0, fairness 30, coverage 0, setting out 0.",
            "x, stop 1: there in 1000 s, 33700 s to spare; the job's share is 2030 points.",
        ]);
        explained[1].Words.Single().Zh.ShouldBe("b 留守。");
        explained[0].SharePointsOf["x"].ShouldBe(2_030, 1e-6);
    }

    [Fact]
    public void What_contradicts_itself_is_refused_with_what_would_be_right()
    {
        Refused([Unit("a", 0), Unit("a", 1)], []).ShouldContain("the unit a is there twice");
        Refused([Unit("a", 60)], []).ShouldContain("places go from 0 to 59");
        Refused([Unit("a", 0)], [Job("x", 1) with { OnlyUnit = "b" }]).ShouldContain("for b only");
        Refused([Unit("a", 0)], [Job("x", 1) with { Stops = [] }]).ShouldContain("0 stops; from 1 to 20");
        Refused([Unit("a", 0) with { Locked = [new StopRef("y", 0)] }], []).ShouldContain("which is no stop of a job here");
        Refused([Unit("a", 0) with { Locked = [new StopRef("x", 0)] }, Unit("b", 0) with { Locked = [new StopRef("x", 0)] }], [Job("x", 1)])
            .ShouldContain("both committed to x");
        Should.Throw<ArgumentException>(() => new TravelMatrix(2, [0, 1, -2, 0])).Message.ShouldContain("-2 ms");
    }

    /// <summary>No way leads there.</summary>
    private const int Island = 59;

    private static string Refused(PlanUnit[] units, PlanJob[] jobs) =>
        Should.Throw<ArgumentException>(() => Of(units, jobs)).Message;

    private static Plan Of(PlanUnit[] units, PlanJob[] jobs, PlanWeights? weights = null)
    {
        var problem = Problem(units, jobs, weights ?? new PlanWeights());
        var plan = Replanner.Next(problem, null, steps: 200);
        PlanChecker.Faults(problem, plan).ShouldBeEmpty();
        return plan;
    }

    private static PlanProblem Problem(PlanUnit[] units, PlanJob[] jobs, PlanWeights weights) => new()
    {
        Units = units,
        Jobs = jobs,
        Weights = weights,
        Matrices = [TravelMatrix.Of(60, (from, to) => from != to && (from == Island || to == Island) ? TravelMatrix.NoWayMs : Line[from, to])],
    };

    private static IEnumerable<string> Stops(Plan plan, string unit) =>
        plan.Units.Single(of => of.UnitId == unit).Stops.Select(stop => stop.At.JobId);

    private static PlanUnit Unit(string id, int place) =>
        new() { Id = id, StartPlace = place, EndPlace = place, ReadyMs = 0, ShiftEndMs = 600 * MinuteMs };

    private static PlanJob Job(string id, int place, int serviceMinutes = 5) =>
        new() { Id = id, Priority = 3, Stops = [Stop(place) with { ServiceMs = serviceMinutes * MinuteMs }] };

    private static PlanStop Stop(int place) => new() { Place = place, ServiceMs = 5 * MinuteMs };
}
