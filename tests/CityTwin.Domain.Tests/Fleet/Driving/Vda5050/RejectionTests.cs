using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

public class RejectionTests
{
    [Theory]
    [InlineData(3, "VALIDATION_FAILURE", "malformed")]
    [InlineData(3, "UNSUPPORTED_PARAMETER", "field")]
    [InlineData(3, "INVALID_ORDER_ACTION", "action")]
    [InlineData(3, "START_NODE_OUT_OF_RANGE", "begins")]
    [InlineData(3, "NO_ROUTE_TO_TARGET", "no way")]
    [InlineData(3, "MOBILE_ROBOT_NOT_AVAILABLE", "operating mode")]
    [InlineData(3, "UNKNOWN_MAP_ID", "epsg-32648")]
    [InlineData(3, "INSUFFICIENT_MEMORY", "too large")]
    [InlineData(3, "OUTDATED_ORDER_UPDATE", "newer update")]
    [InlineData(3, "SAME_ORDER_UPDATE_ID", "that number")]
    [InlineData(3, "ORDER_UPDATE_FOLLOWING_CANCEL", "cancelled")]
    [InlineData(3, "OTHER_ORDER_ACTIVE", "another order")]
    [InlineData(2, "validationError", "malformed")]
    [InlineData(2, "orderError", "action")]
    [InlineData(2, "orderUpdateError", "newer update")]
    public void A_new_order_that_is_rejected_is_a_refused_task_with_its_reason(int major, string type, string says)
    {
        var street = new Street(major).Connected();
        street.Robot.Refusal = type;
        street.Start();
        street.Run(20);
        var refused = street.Heard<TaskSignal>().ShouldHaveSingleItem().ShouldBeOfType<TaskRefused>();
        refused.Code.ShouldBe(type);
        refused.Reason.ShouldContain(says);
    }

    [Theory]
    [InlineData("VALIDATION_FAILURE")]
    [InlineData("ORDER_UPDATE_FOLLOWING_CANCEL")]
    [InlineData("INVALID_ORDER_ACTION")]
    public void An_update_that_is_rejected_fails_the_task_at_the_stop_it_was_at(string type)
    {
        var street = new Street().Connected();
        street.Start(Street.Task(released: 1));
        street.Run(5);
        street.Robot.Refusal = type;
        street.Start(Street.Task(revision: 1));
        street.Run(3);
        var failed = street.Last<TaskFailed>();
        (failed.Code, failed.ResumeFrom).ShouldBe((type, 1));
    }

    [Theory]
    [InlineData("OUTDATED_ORDER_UPDATE")]
    [InlineData("SAME_ORDER_UPDATE_ID")]
    public void An_update_whose_number_the_robot_has_already_becomes_a_new_order(string type)
    {
        var street = new Street().Connected();
        street.Start(Street.Task(released: 1));
        street.Run(5);
        street.Robot.Refusal = type;
        street.Start(Street.Task(revision: 1));
        street.Robot.Refusal = null;
        street.Run(12);
        street.Robot.Taken.Count.ShouldBe(2);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_order_of_another_in_the_robot_is_cancelled_and_ours_said_again()
    {
        var street = new Street().Connected();
        street.Arrives = message => !message.Topic.EndsWith("order");
        street.Start();
        street.Forget();
        street.Report();
        street.Arrives = _ => true;
        street.Robot.Receive("order", street.Sent.Last(message => message.Topic.EndsWith("order")).Payload);
        street.Start(Street.Task("m2-1"), fence: 7);
        street.Run(15);
        street.Last<TaskCompleted>().TaskId.ShouldBe("m2-1");
    }

    [Fact]
    public void A_warning_that_was_there_before_the_order_is_not_about_it()
    {
        var street = new Street().Connected();
        street.Robot.Error("NO_ROUTE_TO_TARGET", "WARNING", ("orderId", "old"));
        street.Robot.Error("VALIDATION_FAILURE", "WARNING");
        street.Report();
        street.Arrives = _ => false;
        street.Start();
        street.Run(2);
        street.Heard<TaskRefused>().ShouldBeEmpty();
        street.Arrives = _ => true;
        street.Run(20);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("NODE_UNREACHABLE", "CRITICAL")]
    [InlineData("LOCALIZATION_ERROR", "FATAL")]
    public void What_ends_an_order_under_way_ends_the_task_and_the_order_is_cancelled(string type, string level)
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.Error(type, level);
        street.Run(1);
        street.Last<TaskFailed>().Code.ShouldBe(type);
        street.Robot.IsIdle.ShouldBeTrue();
        street.Last<UnitTroublesSaid>().Troubles.ShouldContain(trouble => trouble.Code == type && trouble.IsGrave);
    }

    [Fact]
    public void A_critical_error_that_lasts_while_the_robot_stands_ends_the_task_in_time()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.Paused = true;
        street.Robot.Error("BLOCKED_ZONE_VIOLATION", "CRITICAL");
        street.Run(20);
        street.Heard<TaskFailed>().ShouldBeEmpty();
        street.Run(15);
        street.Last<TaskFailed>().Code.ShouldBe("critical");
    }

    [Fact]
    public void An_instant_action_that_the_robot_cannot_do_fails_its_command()
    {
        var street = new Street().Connected();
        street.Robot.FailingInstantActions.Add("speak");
        var command = street.Do(id => new Speak(id, 1, "请撤离"));
        street.Run(1);
        var failed = street.Last<CommandFailed>();
        (failed.CommandId, failed.Code).ShouldBe((command, "INVALID_INSTANT_ACTION"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_to_cancel_is_as_good_as_cancelled(int major)
    {
        var street = new Street(major).Connected();
        street.Arrives = message => !message.Topic.EndsWith("order");
        street.Start();
        var command = street.Do(id => new CancelTask(id, 1));
        street.Run(2);
        street.Heard<TaskCancelled>().Count().ShouldBe(1);
        street.Heard<CommandAnswered>().ShouldContain(signal => signal.CommandId == command);
    }
}
