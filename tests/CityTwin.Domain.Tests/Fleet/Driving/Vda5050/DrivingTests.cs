using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving.Vda5050;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

public class DrivingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_task_is_accepted_driven_stop_by_stop_and_completed(int major)
    {
        var street = new Street(major).Connected();
        var command = street.Start();
        street.Run(12);
        street.Heard<TaskSignal>().Where(signal => signal is not TaskProgressed).Select(Name).ShouldBe(
            ["TaskAccepted", "TaskStarted", "StopReached 0", "StopReached 1", "ActionEnded a1", "TaskMeasured gasPercentLel", "StopReached 2", "TaskCompleted"]);
        street.Heard<CommandAnswered>().ShouldContain(signal => signal.CommandId == command);
        street.Last<TaskProgressed>().Percent.ShouldBe(100);
    }

    [Fact]
    public void What_is_not_released_is_shown_as_horizon_and_driven_when_the_next_revision_releases_it()
    {
        var street = new Street().Connected();
        street.Start(Street.Task(released: 1));
        street.Run(8);
        street.Last<StopReached>().Stop.ShouldBe(0);
        street.Heard<TaskCompleted>().ShouldBeEmpty();
        street.Start(Street.Task(revision: 1));
        street.Run(8);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
        street.Robot.Taken.Count.ShouldBe(1, "an update of the same order");
        street.Robot.UpdateId.ShouldBe(1);
    }

    [Fact]
    public void A_revision_that_changes_what_was_given_already_becomes_a_new_order_for_the_rest()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Start(Street.Task(revision: 1, shift: 30));
        street.Run(14);
        street.Robot.Taken.Count.ShouldBe(2);
        street.Heard<TaskAccepted>().Count().ShouldBe(1);
        street.Heard<TaskCancelled>().ShouldBeEmpty();
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
        street.Heard<StopReached>().Select(signal => signal.Stop).ShouldBe([0, 1, 2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_way_is_given_in_parts_and_more_comes_before_the_robot_has_to_brake(bool asks)
    {
        var street = new Street().Connected();
        street.Robot.WantsBase = asks;
        street.Start(Street.Task(stops: 100));
        street.Run(220);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
        street.Robot.Taken.Count.ShouldBe(1);
        street.Robot.UpdateId.ShouldBeGreaterThan(2);
        street.Heard<StopReached>().Count().ShouldBe(100);
    }

    [Fact]
    public void A_robot_that_asks_for_more_than_is_released_is_a_trouble_that_people_see()
    {
        var street = new Street().Connected();
        street.Robot.WantsBase = true;
        street.Start(Street.Task(released: 1));
        street.Run(8);
        street.Last<UnitTroublesSaid>().Troubles.ShouldContain(trouble => trouble.Code == "new-base-wanted");
    }

    [Fact]
    public void An_action_that_fails_lets_the_task_fail_at_its_stop_when_the_rest_is_driven()
    {
        var street = new Street().Connected();
        street.Robot.FailingActions.Add("a1");
        street.Start();
        street.Run(12);
        street.Last<ActionEnded>().IsDone.ShouldBeFalse();
        street.Last<TaskFailed>().ResumeFrom.ShouldBe(1);
    }

    [Fact]
    public void Pause_and_resume_are_told_by_whoever_asked_for_them()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(2);
        street.Do(id => new PauseTask(id, 1));
        street.Run(2);
        street.Last<TaskPaused>().Reason.ShouldBe("It was told to pause.");
        street.Do(id => new ResumeTask(id, 1));
        street.Run(2);
        street.Heard<TaskResumed>().Count().ShouldBe(1);
        street.Robot.Paused = true;
        street.Run(1);
        street.Last<TaskPaused>().Reason.ShouldBe("It was paused on the spot.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_cancelled_task_is_over_when_the_robot_says_so_and_another_can_follow(int major)
    {
        var street = new Street(major).Connected();
        street.Start();
        street.Run(2);
        var command = street.Do(id => new CancelTask(id, 1));
        street.Heard<TaskCancelled>().ShouldBeEmpty();
        street.Run(1);
        street.Heard<TaskCancelled>().Count().ShouldBe(1);
        street.Heard<CommandAnswered>().ShouldContain(signal => signal.CommandId == command);
        street.Start(Street.Task("m2-1"), fence: 2);
        street.Run(12);
        street.Last<TaskCompleted>().TaskId.ShouldBe("m2-1");
    }

    [Fact]
    public void Recall_ends_the_task_and_brings_the_robot_home()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(4);
        var command = street.Do(id => new ReturnHome(id, 2));
        street.Run(6);
        street.Heard<TaskCancelled>().Count().ShouldBe(1);
        street.Heard<CommandAnswered>().ShouldContain(signal => signal.CommandId == command);
        street.Robot.OrderId.ShouldStartWith("home.2.");
        street.Robot.X.ShouldBe(650_000, 0.01);
        street.Robot.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void A_task_that_takes_another_s_place_waits_until_the_robot_is_free()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Start(Street.Task("m2-1"), fence: 2);
        street.Run(14);
        street.Last<TaskCancelled>().TaskId.ShouldBe("m1-1");
        street.Last<TaskCompleted>().TaskId.ShouldBe("m2-1");
    }

    [Fact]
    public void Positions_are_degrees_and_headings_from_true_north()
    {
        var street = new Street().Connected();
        var motion = street.Last<UnitReported>().Motion!;
        motion.Position.Longitude.ShouldBe(Street.At(0).Longitude, 1e-9);
        motion.HeadingDeg!.Value.ShouldBe(90 + Utm48.ConvergenceDeg(motion.Position.Longitude, motion.Position.Latitude), 1e-9);
        street.Last<UnitReported>().EnergyPercent.ShouldBe(80);
    }

    [Fact]
    public void The_grid_is_that_of_the_map_service_to_a_millimetre()
    {
        foreach (var (longitude, latitude) in new[] { (106.55, 29.56), (105.0, 29.0), (102.0, 20.0), (108.5, 32.2), (110.2, 28.1) })
        {
            var ours = Utm48.ToMetres(longitude, latitude);
            var theirs = Projection.Utm48.ToMetres(longitude, latitude);
            ours.EastM.ShouldBe(theirs.X, 0.002);
            ours.NorthM.ShouldBe(theirs.Y, 0.002);
            var back = Utm48.ToDegrees(ours.EastM, ours.NorthM);
            back.Longitude.ShouldBe(longitude, 1e-11);
            back.Latitude.ShouldBe(latitude, 1e-11);
        }
    }

    private static string Name(TaskSignal signal) => signal switch
    {
        StopReached stop => $"StopReached {stop.Stop}",
        ActionEnded ended => $"ActionEnded {ended.ActionId}",
        TaskMeasured measured => $"TaskMeasured {measured.Metric}",
        _ => signal.GetType().Name,
    };
}
