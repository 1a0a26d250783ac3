using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>Instant actions, operating modes and emergency stops.</summary>
public sealed class ControlTests
{
    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 40, 0)];

    [Theory]
    [InlineData(RobotRig.V2, "actionStates")]
    [InlineData(RobotRig.V3, "instantActionStates")]
    public void A_cancelled_order_stops_the_robot_between_nodes_and_leaves_it_idle(string version, string list)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, [RobotRig.Action("pump", "p", "HARD")]).Run(8).Instant("cancelOrder", "c");
        rig.Status("c", list).ShouldBe("RUNNING");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Status("c", list).ShouldBe("FINISHED");
        rig.Status("p").ShouldBe("FAILED");
        (rig.State.GetProperty("orderId").GetString(), rig.State.GetProperty("lastNodeId").GetString()).ShouldBe(("o", "a"));
        rig.State.GetProperty("nodeStates").GetArrayLength().ShouldBe(0);
        rig.Machine.Drive.Position.EastM.ShouldBeInRange(1, 39);
        rig.Order("p", 0, [("here", rig.Machine.Drive.Position.EastM, 0), ("a", 0, 0)]).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void No_update_follows_a_cancelled_order()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Run(8).Instant("cancelOrder", "c");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Order("o", 1, [("b", 40, 0), ("c", 60, 0)], firstSequence: 2);
        rig.Errors.ShouldBe(["ORDER_UPDATE_FOLLOWING_CANCEL"]);
    }

    [Fact]
    public void An_action_that_cannot_be_cancelled_is_finished_first()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0)], [RobotRig.Action("lift", "l", "HARD", ("seconds", 20))]).Run(8)
            .Instant("cancelOrder", "c");
        (rig.Status("l"), rig.Status("c", "instantActionStates")).ShouldBe(("RUNNING", "RUNNING"));
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        (rig.Status("l"), rig.Status("c", "instantActionStates")).ShouldBe(("FINISHED", "FINISHED"));
    }

    [Theory]
    [InlineData(RobotRig.V2, "noOrderToCancel", "actionStates")]
    [InlineData(RobotRig.V3, "NO_ORDER_TO_CANCEL", "instantActionStates")]
    public void Without_an_order_there_is_nothing_to_cancel(string version, string error, string list)
    {
        var rig = new RobotRig(version).Instant("cancelOrder", "c");
        rig.Status("c", list).ShouldBe("FAILED");
        rig.Reference(error, "actionId").ShouldBe("c");
    }

    [Fact]
    public void Another_orders_cancellation_does_not_stop_this_one()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Instant("cancelOrder", "c", ("orderId", "other"));
        rig.Errors.ShouldBe(["NO_ORDER_TO_CANCEL"]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle);
        rig.Machine.LastNodeId.ShouldBe("b");
    }

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void A_paused_robot_stands_until_it_is_resumed(string version)
    {
        var rig = new RobotRig(version).Order("o", 0, Way).Run(8).Instant("startPause", "1").Run(5);
        rig.State.GetProperty("paused").GetBoolean().ShouldBeTrue();
        var at = rig.Machine.Drive.AtM;
        rig.Run(30).Machine.Drive.AtM.ShouldBe(at);
        rig.Instant("stopPause", "2").State.GetProperty("paused").GetBoolean().ShouldBeFalse();
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Machine.LastNodeId.ShouldBe("b");
    }

    [Fact]
    public void Two_pauses_asked_for_while_it_brakes_are_both_finished()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Run(8).Instant("startPause", "1").Instant("startPause", "2").Run(5);
        (rig.Status("1", "instantActionStates"), rig.Status("2", "instantActionStates")).ShouldBe(("FINISHED", "FINISHED"));
    }

    [Fact]
    public void In_3_0_a_pause_holds_actions_that_can_be_paused()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0)], [RobotRig.Action("pump", "p", "HARD", ("seconds", 20))]).Run(12)
            .Instant("startPause", "1").Run(60);
        rig.Status("p").ShouldBe("PAUSED");
        rig.Instant("stopPause", "2").RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Statuses("p").ShouldBe(["INITIALIZING", "RUNNING", "PAUSED", "RUNNING", "FINISHED"]);
    }

    [Fact]
    public void An_emergency_stop_brakes_hard_and_the_order_goes_on_after_it()
    {
        var rig = new RobotRig(RobotRig.V2, faults: at => at is > 10 and < 40 ? new(RobotFaultKind.EmergencyStop, 10, -0.5) : null)
            .Order("o", 0, Way).Run(13 - 0.4);
        rig.Machine.Drive.IsStanding.ShouldBeTrue();
        rig.State.GetProperty("safetyState").GetProperty("eStop").GetString().ShouldBe("MANUAL");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1).Machine.LastNodeId.ShouldBe("b");
        rig.AtS.ShouldBeGreaterThan(40);
        rig.State.GetProperty("safetyState").GetProperty("eStop").GetString().ShouldBe("NONE");
    }

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void A_manual_take_over_clears_the_order_and_forgets_the_node(string version)
    {
        var rig = new RobotRig(version, faults: at => at is > 10 and < 40 ? new(RobotFaultKind.ManualTakeOver, 10, -0.5) : null)
            .Order("o", 0, Way, [RobotRig.Action("pump", "p", "HARD")]).Run(20);
        rig.State.GetProperty("operatingMode").GetString().ShouldBe("MANUAL");
        rig.Status("p").ShouldBe("FAILED");
        rig.State.GetProperty("nodeStates").GetArrayLength().ShouldBe(0);
        rig.State.GetProperty("lastNodeId").GetString().ShouldBeEmpty("somebody has driven it away");
        rig.State.GetProperty("orderId").GetString().ShouldBe("o");
        rig.Instant("startPause", "x").Errors.ShouldHaveSingleItem();
        rig.Run(30).State.GetProperty("operatingMode").GetString().ShouldBe("AUTOMATIC");
    }

    [Fact]
    public void In_3_0_somebody_may_lend_a_hand_and_the_order_stays()
    {
        var rig = new RobotRig(RobotRig.V3, faults: at => at is > 10 and < 40 ? new(RobotFaultKind.ManualTakeOver, 10, 0.5) : null)
            .Order("o", 0, Way).Run(20);
        rig.State.GetProperty("operatingMode").GetString().ShouldBe("INTERVENED");
        rig.State.GetProperty("nodeStates").GetArrayLength().ShouldBe(1);
        rig.Instant("startPause", "x").Errors.ShouldBe(["INVALID_INSTANT_ACTION"]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Machine.LastNodeId.ShouldBe("b");
    }

    [Fact]
    public void An_order_that_comes_while_somebody_lends_a_hand_is_driven_afterwards()
    {
        var rig = new RobotRig(RobotRig.V3);
        rig.Machine.Control.Switch(OperatingMode.Intervened);
        rig.Order("o", 0, Way).Run(20).Errors.ShouldBeEmpty();
        rig.Machine.Drive.AtM.ShouldBe(0);
        rig.Machine.Control.Switch(OperatingMode.Automatic);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Machine.LastNodeId.ShouldBe("b");
    }

    [Theory]
    [InlineData(RobotRig.V2, "instantActionError")]
    [InlineData(RobotRig.V3, "INVALID_INSTANT_ACTION")]
    public void An_unknown_instant_action_is_refused_until_one_is_taken(string version, string error)
    {
        var rig = new RobotRig(version).Instant("dance", "d");
        rig.Errors.ShouldBe([error]);
        rig.Reference(error, "actionId").ShouldBe("d");
        rig.Instant("stateRequest", "s").Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Requests_for_state_and_factsheet_are_answered()
    {
        var rig = new RobotRig(RobotRig.V2).Run(5);
        var (states, factsheets) = (rig.All("state").Count(), rig.All("factsheet").Count());
        rig.Instant("factsheetRequest", "f").Instant("stateRequest", "s");
        rig.All("factsheet").Count().ShouldBe(factsheets + 1);
        rig.All("state").Count().ShouldBeGreaterThan(states);
    }

    [Theory]
    [InlineData(RobotRig.V2, "initPosition")]
    [InlineData(RobotRig.V3, "initializePosition")]
    public void A_position_may_be_given(string version, string action)
    {
        var rig = new RobotRig(version).Instant(action, "i", ("x", 7), ("y", 8), ("theta", 1), ("mapId", UtmGrid.MapId), ("lastNodeId", "n"));
        rig.Errors.ShouldBeEmpty();
        (rig.Machine.Drive.Position, rig.Machine.LastNodeId).ShouldBe((new PlanePoint(7, 8), "n"));
    }

    [Fact]
    public void It_charges_at_home_only_and_an_order_ends_it()
    {
        var rig = new RobotRig(RobotRig.V3);
        rig.Machine.Battery.Set(50);
        rig.Instant("startCharging", "c").Run(5);
        Charging(rig).ShouldBeTrue();
        rig.Run(60).Machine.Battery.Percent.ShouldBeGreaterThan(51);
        rig.Order("o", 0, Way).RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        Charging(rig).ShouldBeFalse();
        rig.Instant("startCharging", "c2").Run(5).Errors.ShouldBe(["CHARGER_OUT_OF_REACH"]);

        static bool Charging(RobotRig rig) => rig.State.GetProperty("powerSupply").GetProperty("charging").GetBoolean();
    }

    [Fact]
    public void Instant_actions_are_kept_until_they_are_cleared()
    {
        var rig = new RobotRig(RobotRig.V3).Instant("stateRequest", "1").Instant("stateRequest", "2").Instant("clearInstantActions", "3");
        rig.State.GetProperty("instantActionStates").EnumerateArray().Select(run => run.GetProperty("actionId").GetString()).ShouldBe(["3"]);
    }

    [Fact]
    public void The_list_of_instant_actions_is_bounded_and_says_when_it_is_full()
    {
        var rig = new RobotRig(RobotRig.V3);
        for (var i = 0; i <= InstantActions.MaxStates; i++)
        {
            rig.Instant("stateRequest", $"s{i}");
        }

        rig.State.GetProperty("instantActionStates").GetArrayLength().ShouldBe(InstantActions.MaxStates);
        rig.Errors.ShouldBe(["INSTANT_ACTION_STATES_FULL"]);
    }

    [Fact]
    public void The_same_instant_action_twice_is_done_once()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Instant("startPause", "p").Run(5).Instant("stopPause", "q").Instant("startPause", "p").Run(5);
        rig.State.GetProperty("paused").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void A_hibernating_robot_says_nothing_until_it_is_woken()
    {
        var rig = new RobotRig(RobotRig.V3).Instant("startHibernation", "h").Run(2);
        rig.Last("connection").GetProperty("connectionState").GetString().ShouldBe("HIBERNATING");
        rig.Status("h", "instantActionStates").ShouldBe("FINISHED");
        var said = rig.Said.Count;
        rig.Run(120).Order("o", 0, Way).Instant("stateRequest", "s").Said.Count.ShouldBe(said);
        rig.Instant("stopHibernation", "w").Last("connection").GetProperty("connectionState").GetString().ShouldBe("ONLINE");
        rig.Order("o", 0, Way).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RobotRig.V2, "lowBattery", "WARNING")]
    [InlineData(RobotRig.V3, "LOW_BATTERY", "URGENT")]
    public void A_low_battery_is_told(string version, string error, string level)
    {
        var rig = new RobotRig(version, faults: at => at is > 10 and < 40 ? new(RobotFaultKind.LowBattery, 10, 0) : null).Run(12);
        rig.Errors.ShouldBe([error]);
        rig.State.GetProperty("errors")[0].GetProperty("errorLevel").GetString().ShouldBe(level);
    }

    [Fact]
    public void With_an_empty_battery_it_stands_and_takes_no_order()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Run(8);
        rig.Machine.Battery.Set(0);
        rig.Run(10).Errors.ShouldBe(["LOW_BATTERY", "EMPTY_BATTERY"], ignoreOrder: true);
        rig.Machine.Drive.IsStanding.ShouldBeTrue();
        rig.Order("p", 0, Way).Errors.ShouldContain("MOBILE_ROBOT_NOT_AVAILABLE");
    }
}
