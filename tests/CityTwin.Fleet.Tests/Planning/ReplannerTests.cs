using CityTwin.Fleet.Planning;
using CsCheck;

namespace CityTwin.Fleet.Tests.Planning;

public class ReplannerTests
{
    [Fact]
    public void After_whatever_happens_the_next_plan_is_sound() => AnyPlanProblem.Of(8, 25)
        .SelectMany(problem => Gen.Int[0, 1_000_000].Select(seed => (problem, seed)))
        .Sample(
            x =>
            {
                var (problem, random) = (x.problem, new Random(x.seed));
                var plan = Replanner.Next(problem, null, steps: 10);
                for (var i = 0; i < 6; i++)
                {
                    problem = random.Next(4) switch
                    {
                        0 => Happenings.Completed(problem, plan, random),
                        1 => Happenings.Failed(problem, plan, random),
                        2 => Happenings.Ordered(problem, $"new-{i}", random),
                        _ => Happenings.Closed(problem, random),
                    };
                    plan = Replanner.Next(problem, plan, steps: 10);
                    PlanChecker.Faults(problem, plan).ShouldBeEmpty();
                }
            },
            iter: 40);

    [Fact]
    public void A_plan_that_nothing_happened_to_stays()
    {
        var problem = PlanProblems.Seeded(8, 30, 21);
        var plan = Replanner.Next(problem, null, steps: 300);
        var next = Replanner.Next(problem, plan, steps: 0);
        next.Points.ShouldBe(plan.Points, 1e-3);
        Order(next).ShouldBe(Order(plan));
    }

    [Fact]
    public void The_work_of_a_unit_that_failed_goes_to_others()
    {
        var problem = PlanProblems.Seeded(8, 20, 22);
        var plan = Replanner.Next(problem, null, steps: 300);
        var failed = plan.Units.MaxBy(unit => unit.Stops.Count)!;
        var next = Replanner.Next(problem with { Units = [.. problem.Units.Where(unit => unit.Id != failed.UnitId)] }, plan);
        var ids = failed.Stops.Select(stop => stop.At.JobId).ToHashSet();
        next.Units.SelectMany(unit => unit.Stops).Count(stop => ids.Contains(stop.At.JobId)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_a_unit_is_committed_to_comes_first_though_another_way_were_cheaper()
    {
        var problem = PlanProblems.Seeded(4, 12, 27);
        var plan = Replanner.Next(problem, null, steps: 100);
        var unit = plan.Units.First(unit => unit.Stops.Count > 2 && unit.Stops[^1].At.Stop == 0);
        var locked = problem with
        {
            Units = [.. problem.Units.Select(of => of.Id == unit.UnitId ? of with { Locked = [unit.Stops[^1].At] } : of)],
        };
        var next = Replanner.Next(locked, plan);
        PlanChecker.Faults(locked, next).ShouldBeEmpty();
        (next.Released.Contains(unit.UnitId) || next.Units.Single(of => of.UnitId == unit.UnitId).Stops[0].At == unit.Stops[^1].At).ShouldBeTrue();
    }

    [Fact]
    public void A_commitment_that_cannot_be_kept_is_let_go_and_said_so()
    {
        var problem = PlanProblems.Seeded(3, 6, 24);
        var job = problem.Jobs[0] with { Needs = [], Stops = [new PlanStop { Place = 4, LatestMs = PlanProblems.NowMs - 1 }] };
        var late = problem with
        {
            Jobs = [job, .. problem.Jobs.Skip(1)],
            Units = [problem.Units[0] with { Locked = [new StopRef(job.Id, 0)] }, .. problem.Units.Skip(1)],
        };
        var plan = Replanner.Next(late, null);
        plan.Released.ShouldBe([late.Units[0].Id]);
        plan.Dropped.Single(dropped => dropped.JobId == job.Id).Reason.ShouldBe(DropReason.TooLate);
        PlanChecker.Faults(late, plan).ShouldBeEmpty();
    }

    [Fact]
    public void A_job_half_done_keeps_its_other_stops_on_its_unit()
    {
        var problem = PlanProblems.Seeded(1, 0, 3) with
        {
            Matrices = [TravelMatrix.Of(30, (from, to) => Math.Abs(from - to) * 10_000L)],
            Jobs = [new PlanJob { Id = "carry", Priority = 2, Stops = [new PlanStop { Place = 3, Load = 2 }, new PlanStop { Place = 8 }, new PlanStop { Place = 9, Load = -2 }] }],
        };
        problem = problem with { Units = [problem.Units[0] with { Matrix = 0, EnduranceMs = long.MaxValue }] };
        var plan = Replanner.Next(problem, null);
        plan.Units[0].Stops.Count.ShouldBe(3);
        var rest = problem with
        {
            Jobs = [problem.Jobs[0] with { OnlyUnit = "unit-00", Stops = [problem.Jobs[0].Stops[1], problem.Jobs[0].Stops[2] with { Load = 0 }] }],
        };
        Replanner.Next(rest, plan, steps: 0).Units[0].Stops.Select(stop => stop.At.Stop).ShouldBe([0, 1]);
    }

    private static IEnumerable<string> Order(Plan plan) => plan.Units.Select(unit => string.Join(", ", unit.Stops.Select(stop => stop.At)));
}
