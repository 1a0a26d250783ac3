using System.Text;
using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

public class FaultTests
{
    [Fact]
    public void An_order_that_is_lost_is_sent_again_and_taken_once()
    {
        var street = new Street().Connected();
        var lost = 0;
        street.Arrives = message => !message.Topic.EndsWith("order") || ++lost > 2;
        street.Start();
        street.Run(25);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
        street.Robot.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public void A_robot_that_never_shows_the_order_refuses_the_task_and_is_told_to_drop_it()
    {
        var street = new Street().Connected();
        street.Arrives = message => !message.Topic.EndsWith("order");
        street.Start();
        street.Run(30);
        street.Last<TaskRefused>().Code.ShouldBe("no-answer");
        street.Sent.Count(message => message.Topic.EndsWith("order")).ShouldBe(4);
        Encoding.UTF8.GetString(street.Sent[^1].Payload).ShouldContain("cancelOrder");
    }

    [Fact]
    public void An_order_that_arrives_after_it_was_given_up_is_cancelled_when_it_is_seen()
    {
        var street = new Street().Connected();
        street.Arrives = _ => false;
        street.Start();
        street.Run(60);
        street.Heard<TaskRefused>().Count().ShouldBe(1);
        street.Arrives = _ => true;
        street.Robot.Receive("order", street.Sent.First(message => message.Topic.EndsWith("order")).Payload);
        street.Robot.IsIdle.ShouldBeFalse();
        street.Report();
        street.Robot.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void A_command_under_an_older_lease_is_refused_and_changes_nothing()
    {
        var street = new Street().Connected();
        street.Start(fence: 5);
        var sent = street.Sent.Count;
        Should.Throw<UnitRefusedException>(() => street.Do(id => new CancelTask(id, 4))).Why.ShouldBe(UnitRefusal.Fenced);
        street.Sent.Count.ShouldBe(sent);
        street.Robot.OrderId.ShouldStartWith("m1-1.5.");
    }

    [Fact]
    public void An_order_that_was_not_taken_yet_is_not_said_again_under_a_newer_lease()
    {
        var street = new Street().Connected();
        street.Arrives = message => !message.Topic.EndsWith("order");
        street.Start();
        street.Do(id => new AskState(id, 2));
        street.Run(6);
        street.Last<TaskRefused>().Code.ShouldBe("fence");
        street.Sent.Count(message => message.Topic.EndsWith("order")).ShouldBe(1);
    }

    [Fact]
    public void States_that_are_older_or_come_twice_change_nothing()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        var old = street.Robot.State(street.NowMs - 500);
        street.Run(5);
        var before = street.Signals.Count;
        street.Hear("state", old);
        var newest = street.Robot.State(street.NowMs + 1);
        street.Hear("state", newest);
        var after = street.Signals.Count;
        after.ShouldBeGreaterThan(before);
        street.Hear("state", newest);
        street.Signals.Count.ShouldBe(after);
    }

    [Fact]
    public void A_robot_that_begins_anew_is_believed_whatever_its_clock_says()
    {
        var street = new Street().Connected();
        street.Run(2);
        street.Robot.Reboot();
        street.Hear("connection", street.Robot.Connection("ONLINE", 1_000));
        var before = street.Heard<UnitReported>().Count();
        street.Hear("state", street.Robot.State(2_000));
        street.Heard<UnitReported>().Count().ShouldBe(before + 1);
        street.Last<UnitReported>().Motion!.AtMs.ShouldBe(street.NowMs, "its clock is not");
    }

    [Fact]
    public void Silence_and_the_last_will_are_told_and_so_is_the_return()
    {
        var street = new Street().Connected();
        street.Pass(80);
        street.Last<UnitLinkChanged>().Link.ShouldBe(UnitLink.Silent);
        street.Report();
        street.Last<UnitLinkChanged>().Link.ShouldBe(UnitLink.Online);
        street.Hear("connection", street.Robot.Connection("CONNECTION_BROKEN", 5));
        street.Last<UnitLinkChanged>().Link.ShouldBe(UnitLink.Offline);
        Should.Throw<UnitRefusedException>(() => street.Start()).Why.ShouldBe(UnitRefusal.Offline);
        street.Hear("connection", street.Robot.Connection("ONLINE", street.NowMs));
        street.Last<UnitLinkChanged>().Link.ShouldBe(UnitLink.Online);
    }

    [Fact]
    public void A_robot_that_stays_away_forfeits_its_task_and_is_stopped_when_it_returns()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(2);
        street.Hear("connection", street.Robot.Connection("CONNECTION_BROKEN", 5));
        street.Pass(200);
        street.Last<TaskFailed>().Code.ShouldBe("link-lost");
        street.Robot.IsIdle.ShouldBeFalse();
        street.Hear("connection", street.Robot.Connection("ONLINE", street.NowMs));
        street.Run(8);
        street.Robot.IsIdle.ShouldBeTrue();
        street.Heard<TaskCompleted>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MANUAL")]
    [InlineData("SERVICE")]
    [InlineData("TEACH_IN")]
    [InlineData("STARTUP")]
    public void A_robot_that_is_taken_over_by_hand_fails_its_task_and_takes_no_other(string mode)
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.TakeByHand(mode);
        street.Report();
        street.Heard<TaskFailed>().ShouldHaveSingleItem();
        Should.Throw<UnitRefusedException>(() => street.Start(Street.Task("m2-1"), 2)).Why.ShouldBe(UnitRefusal.NotAutomatic);
        street.Robot.Mode = "AUTOMATIC";
        street.Report();
        street.Start(Street.Task("m2-1"), 2);
        street.Run(14);
        street.Last<TaskCompleted>().TaskId.ShouldBe("m2-1");
    }

    [Fact]
    public void A_robot_that_somebody_intervenes_in_keeps_its_order_and_goes_on()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.Mode = "INTERVENED";
        street.Run(5);
        street.Last<UnitReported>().Control.ShouldBe(UnitControl.Manual);
        street.Last<TaskPaused>().Reason.ShouldContain("on the spot");
        Should.Throw<UnitRefusedException>(() => street.Do(id => new Speak(id, 1, "x"))).Why.ShouldBe(UnitRefusal.NotAutomatic);
        street.Robot.Mode = "AUTOMATIC";
        street.Run(12);
        street.Heard<TaskResumed>().Count().ShouldBe(1);
        street.Heard<TaskCompleted>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_emergency_stop_holds_the_task_and_one_that_lasts_forfeits_it()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.EmergencyStop = "MANUAL";
        street.Run(2);
        street.Last<UnitReported>().Control.ShouldBe(UnitControl.EmergencyStop);
        street.Last<TaskPaused>().Reason.ShouldContain("Manual");
        street.Run(600);
        street.Last<TaskFailed>().Code.ShouldBe("held");
    }

    [Fact]
    public void A_robot_that_was_started_anew_has_lost_its_order_and_the_task_fails()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Robot.Reboot();
        street.Hear("connection", street.Robot.Connection("ONLINE", street.NowMs));
        street.Report();
        street.Last<TaskFailed>().Code.ShouldBe("order-lost");
    }

    [Fact]
    public void A_driver_without_memory_ends_what_the_robot_still_has_and_tells_whose_it_was()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Forget();
        street.Run(2);
        var failed = street.Last<TaskFailed>();
        (failed.TaskId, failed.Code).ShouldBe(("m1-1", "orphaned"));
        street.Robot.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void The_same_task_after_all_memory_was_lost_is_an_order_of_another_name()
    {
        var street = new Street().Connected();
        street.Start();
        street.Run(3);
        street.Forget();
        street.Report();
        street.Start();
        street.Run(14);
        street.Robot.Taken.Distinct().Count().ShouldBe(2);
        street.Last<TaskCompleted>().TaskId.ShouldBe("m1-1");
    }

    [Theory]
    [InlineData("dev-2", "vda5050/v3/acme/r1/state", "not-its-topic")]
    [InlineData("dev-1", "vda5050/v3/acme/r2/state", "not-its-topic")]
    [InlineData("dev-1", "vda5050/v2/acme/r1/state", "not-its-topic")]
    [InlineData("dev-1", "vda5050/v3/acme/r1/order", "not-its-topic")]
    [InlineData("dev-1", "vda5050/v3/acme/r1/state", "missing")]
    [InlineData("dev-1", "vda5050/v3/acme/r1/factsheet", "missing")]
    public void What_is_not_the_robot_s_to_say_or_not_to_be_understood_is_refused_with_its_place(string device, string topic, string code)
    {
        var street = new Street().Connected();
        street.HearRaw(new UnitMessage(device, topic, "{}"u8.ToArray(), street.NowMs));
        var refused = street.Last<UnitMessageRefused>();
        (refused.Topic, refused.Code).ShouldBe((topic, code));
        refused.Reason.ShouldNotBeEmpty();
    }
}
