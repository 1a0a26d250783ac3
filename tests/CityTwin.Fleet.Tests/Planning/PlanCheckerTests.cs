using CityTwin.Fleet.Planning;

namespace CityTwin.Fleet.Tests.Planning;

/// <summary>A checker that finds nothing proves nothing until it has found what was put there.</summary>
public class PlanCheckerTests
{
    private static readonly PlanProblem Problem = PlanProblems.Seeded(6, 24, 31);
    private static readonly Plan Sound = Replanner.Next(Problem, null);
    private static readonly int Busiest = Sound.Units.Select((unit, index) => (unit, index)).MaxBy(x => x.unit.Stops.Count).index;

    [Fact]
    public void A_job_that_is_left_out_is_lost() =>
        Of(Changed(unit => unit with { Stops = [.. unit.Stops.Skip(1)] })).ShouldContain(fault => fault.Contains("lost") || fault.Contains("planned are"));

    [Fact]
    public void A_job_that_is_done_twice_is_found() => Of(Changed(unit => unit with { Stops = [.. unit.Stops, unit.Stops[0]] })).ShouldNotBeEmpty();

    [Fact]
    public void A_time_that_is_not_so_is_found() => Of(Changed(unit => unit with
    {
        Stops = [unit.Stops[0] with { StartsMs = unit.Stops[0].StartsMs - 1 }, .. unit.Stops.Skip(1)],
    })).ShouldContain(fault => fault.Contains("planned are"));

    [Fact]
    public void A_cost_that_is_not_so_is_found() => Of(Sound with { Points = Sound.Points - 1 }).ShouldContain(fault => fault.Contains("it costs"));

    [Fact]
    public void A_unit_that_lacks_what_is_needed_is_found()
    {
        var job = Sound.Units[Busiest].Stops[0].At.JobId;
        Of(Sound, Problem with { Jobs = [.. Problem.Jobs.Select(of => of.Id == job ? of with { Needs = ["wings"] } : of)] })
            .ShouldContain(fault => fault.Contains("lacks wings"));
    }

    [Fact]
    public void A_window_a_shift_a_load_and_an_endurance_that_are_overrun_are_found()
    {
        Of(Sound, Problem with { Jobs = [.. Problem.Jobs.Select(job => job with { Stops = [.. job.Stops.Select(stop => stop with { LatestMs = stop.EarliestMs })] })] })
            .ShouldContain(fault => fault.Contains("its window closes"));
        Of(Sound, Units(unit => unit with { ShiftEndMs = unit.ReadyMs })).ShouldContain(fault => fault.Contains("after its shift's end"));
        Of(Sound, Units(unit => unit with { Capacity = 0 })).ShouldContain(fault => fault.Contains("carries"));
        Of(Sound, Units(unit => unit with { EnduranceMs = 1 })).ShouldContain(fault => fault.Contains("endurance"));
        Of(Sound, Units(unit => unit with { Locked = [new StopRef("job-00", 0), new StopRef("job-01", 0)] })).ShouldContain(fault => fault.Contains("committed"));
    }

    private static PlanProblem Units(Func<PlanUnit, PlanUnit> change) => Problem with { Units = [.. Problem.Units.Select(change)] };

    private static Plan Changed(Func<UnitRoute, UnitRoute> change) =>
        Sound with { Units = [.. Sound.Units.Select((unit, index) => index == Busiest ? change(unit) : unit)] };

    private static IReadOnlyList<string> Of(Plan plan, PlanProblem? problem = null) => PlanChecker.Faults(problem ?? Problem, plan);
}
