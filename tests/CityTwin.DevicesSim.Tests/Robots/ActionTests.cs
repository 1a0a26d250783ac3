using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>Actions of an order: when they start, what they hold up, and how they end.</summary>
public sealed class ActionTests
{
    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 20, 0)];

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void A_mission_action_goes_through_its_states_and_has_a_result(string version)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, [RobotRig.Action("pump", "p", "HARD", ("seconds", 30))]);
        rig.Status("p").ShouldBe("WAITING");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Statuses("p").ShouldBe(["WAITING", "INITIALIZING", "RUNNING", "FINISHED"]);
        Result(rig, "p").ShouldBe("pumpedLitres=600");
    }

    [Theory]
    [InlineData("barrier")]
    [InlineData("measureGas")]
    [InlineData("takePhoto")]
    [InlineData("lift")]
    [InlineData("speak")]
    [InlineData("pick")]
    public void Every_action_of_a_citys_missions_ends_with_a_result(string type)
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, [RobotRig.Action(type, "x", "HARD", ("text", "go"))]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Status("x").ShouldBe("FINISHED");
        Result(rig, "x").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_action_that_allows_driving_runs_while_it_drives_and_one_that_does_not_holds_it()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, change: order => order["nodes"]![0]!["actions"] = new JsonArray(
            RobotRig.Action("measureGas", "soft", "SOFT", ("seconds", 10)), RobotRig.Action("speak", "none", "NONE", ("seconds", 20)))).Run(6);
        (rig.Status("soft"), rig.Status("none")).ShouldBe(("RUNNING", "RUNNING"));
        rig.Machine.Drive.AtM.ShouldBe(0, "a soft action allows no driving");
        rig.RunUntil(() => rig.Status("soft") == "FINISHED").Run(2);
        rig.Status("none").ShouldBe("RUNNING");
        rig.Machine.Drive.AtM.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("HARD", false)]
    [InlineData("SINGLE", true)]
    public void An_action_that_allows_no_other_waits_for_those_before_and_holds_those_after(string blocking, bool drives)
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, change: order => order["nodes"]![0]!["actions"] = new JsonArray(
            RobotRig.Action("speak", "1", "NONE", ("seconds", 5)),
            RobotRig.Action("takePhoto", "2", blocking, ("seconds", 5)),
            RobotRig.Action("measureGas", "3", "NONE", ("seconds", 5))));
        rig.RunUntil(() => rig.Status("2") == "RUNNING");
        (rig.Status("1"), rig.Status("3")).ShouldBe(("FINISHED", "WAITING"));
        (rig.Machine.Drive.AtM > 0).ShouldBe(drives);
        rig.RunUntil(() => rig.Status("3") == "RUNNING");
        rig.Status("2").ShouldBe("FINISHED");
    }

    [Fact]
    public void An_edges_action_ends_where_the_edge_does()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [.. Way, ("c", 40, 0)], change: order => order["edges"]![0]!["actions"] = new JsonArray(
            RobotRig.Action("speak", "horn", "NONE", ("seconds", 900)))).Run(3);
        rig.Status("horn").ShouldBe("RUNNING");
        rig.RunUntil(() => rig.Machine.LastNodeId == "b").Run(0.5);
        rig.Status("horn").ShouldBe("FINISHED");
    }

    [Fact]
    public void The_actions_of_the_horizon_are_reported_and_wait()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, Way, [RobotRig.Action("pump", "later", "HARD")], horizonFrom: 1).Run(60);
        rig.Status("later").ShouldBe("WAITING");
    }

    [Fact]
    public void What_fails_and_may_be_tried_again_waits_for_fleet_control()
    {
        var pump = RobotRig.Action("pump", "p", "HARD", ("seconds", 5));
        pump["retriable"] = true;
        var rig = new RobotRig(RobotRig.V3, faults: Failing(untilS: 60)).Order("o", 0, [("a", 0, 0), ("b", 2, 0)], [pump]);
        rig.RunUntil(() => rig.Status("p") == "RETRIABLE");
        rig.Instant("retry", "r", ("actionId", "p")).Status("p").ShouldBe("RUNNING");
        rig.RunUntil(() => rig.Status("p") == "RETRIABLE").Run(60 - rig.AtS + 1);
        rig.Instant("retry", "r2", ("actionId", "p")).RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Status("p").ShouldBe("FINISHED");
    }

    [Fact]
    public void What_is_skipped_has_failed()
    {
        var pump = RobotRig.Action("pump", "p", "HARD", ("seconds", 5));
        pump["retriable"] = true;
        var rig = new RobotRig(RobotRig.V3, faults: Failing(untilS: 600)).Order("o", 0, [("a", 0, 0), ("b", 2, 0)], [pump]);
        rig.RunUntil(() => rig.Status("p") == "RETRIABLE").Instant("skipRetry", "s", ("actionId", "p"));
        (rig.Status("p"), rig.Status("s", "instantActionStates")).ShouldBe(("FAILED", "FINISHED"));
    }

    [Theory]
    [InlineData(RobotRig.V2, "actionFailed")]
    [InlineData(RobotRig.V3, "ACTION_FAILED")]
    public void What_fails_for_good_is_an_error_with_its_action_and_the_order_goes_on(string version, string error)
    {
        var rig = new RobotRig(version, faults: Failing(untilS: 600)).Order("o", 0, [("a", 0, 0), ("b", 2, 0)],
            [RobotRig.Action("pump", "p", "HARD", ("seconds", 5))]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.Status("p").ShouldBe("FAILED");
        rig.Reference(error, "actionId").ShouldBe("p");
    }

    [Fact]
    public void A_load_is_picked_carried_and_dropped_and_too_much_is_not()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, Way,
            [RobotRig.Action("pick", "1", "HARD", ("loadId", "crate"), ("weight", 60)), RobotRig.Action("pick", "2", "HARD", ("weight", 50))]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        (rig.Status("1"), rig.Status("2")).ShouldBe(("FINISHED", "FAILED"));
        rig.State.GetProperty("loads")[0].GetProperty("loadId").GetString().ShouldBe("crate");
        rig.Order("p", 0, [("b", 20, 0)], [RobotRig.Action("drop", "3", "HARD")]).RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.State.GetProperty("loads").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_waiting_robot_goes_on_when_it_is_triggered()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0)], [RobotRig.Action("waitForTrigger", "w", "HARD")]).Run(120);
        rig.Status("w").ShouldBe("RUNNING");
        rig.Instant("trigger", "t").Status("w").ShouldBe("FINISHED");
    }

    private static Func<double, UnitFault<RobotFaultKind>?> Failing(double untilS) =>
        at => at < untilS ? new UnitFault<RobotFaultKind>(RobotFaultKind.ActionFailure, 0, 0) : null;

    private static string? Result(RobotRig rig, string actionId)
    {
        var run = rig.State.GetProperty("actionStates").EnumerateArray().Single(state => state.GetProperty("actionId").GetString() == actionId);
        return (run.TryGetProperty("actionResult", out var result) ? result : run.GetProperty("resultDescription")).GetString();
    }
}
