using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>Every order that is not taken is answered with the error that the standard has for it, and changes nothing else.</summary>
public sealed class RejectionTests
{
    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 20, 0), ("c", 20, 20)];

    [Theory]
    [InlineData(RobotRig.V2, "orderUpdateError")]
    [InlineData(RobotRig.V3, "OUTDATED_ORDER_UPDATE")]
    public void An_older_update_is_refused_and_the_order_goes_on(string version, string error)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, horizonFrom: 2)
            .Order("o", 2, [("b", 20, 0), ("c", 20, 20)], firstSequence: 2)
            .Order("o", 1, [("b", 20, 0), ("d", 40, 0)], firstSequence: 2);
        rig.Errors.ShouldBe([error]);
        (rig.Reference(error, "orderId"), rig.Reference(error, "orderUpdateId")).ShouldBe(("o", "1"));
        rig.RunUntil(() => rig.Machine.Board.IsIdle);
        rig.Machine.LastNodeId.ShouldBe("c");
    }

    [Fact]
    public void The_same_update_again_is_ignored_and_another_with_its_number_is_refused()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way).Order("o", 0, Way);
        rig.Errors.ShouldBeEmpty();
        rig.Order("o", 0, [("a", 0, 0), ("z", 9, 9)]).Errors.ShouldBe(["SAME_ORDER_UPDATE_ID"]);
    }

    [Fact]
    public void In_2_1_a_second_message_of_one_number_is_ignored_whatever_it_says()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, Way).Order("o", 0, [("a", 0, 0), ("z", 9, 9)]);
        rig.Errors.ShouldBeEmpty();
        rig.RunUntil(() => rig.Machine.Board.IsIdle);
        rig.Machine.LastNodeId.ShouldBe("c");
    }

    [Theory]
    [InlineData(RobotRig.V2, "orderError")]
    [InlineData(RobotRig.V3, "OTHER_ORDER_ACTIVE")]
    public void Another_order_waits_until_this_one_is_done(string version, string error)
    {
        var rig = new RobotRig(version).Order("o", 0, Way).Order("p", 0, Way);
        rig.Errors.ShouldBe([error]);
        rig.Reference(error, "orderId").ShouldBe("p");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Order("p", 0, [("c", 20, 20), ("d", 30, 20)]);
        rig.Errors.ShouldBeEmpty("an accepted order ends the warning");
    }

    [Theory]
    [InlineData(RobotRig.V2, "noRouteError")]
    [InlineData(RobotRig.V3, "START_NODE_OUT_OF_RANGE")]
    public void An_order_that_begins_elsewhere_is_refused_unless_its_first_node_allows_for_it(string version, string error)
    {
        (string, double, double)[] elsewhere = [("x", 30, 0), ("b", 50, 0)];
        var rig = new RobotRig(version).Order("o", 0, elsewhere);
        rig.Errors.ShouldBe([error]);
        rig.Order("o", 0, elsewhere, change: order => order["nodes"]![0]!["nodePosition"]!["allowedDeviationXY"] =
            version == RobotRig.V2 ? 40 : new JsonObject { ["a"] = 40, ["b"] = 5, ["theta"] = 0 });
        rig.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void An_order_to_where_the_battery_does_not_last_is_refused()
    {
        var rig = new RobotRig(RobotRig.V3, change: model => model with { EnduranceS = 60 }).Order("o", 0, [("a", 0, 0), ("far", 200, 0)]);
        rig.Errors.ShouldBe(["NO_ROUTE_TO_TARGET"]);
        rig.Reference("NO_ROUTE_TO_TARGET", "nodeId").ShouldBe("far");
    }

    [Fact]
    public void A_curve_that_leads_to_the_moon_is_no_route() =>
        new RobotRig(RobotRig.V3).Order("o", 0, Way, change: order => order["edges"]![0]!["trajectory"] = new JsonObject
        {
            ["controlPoints"] = new JsonArray(new JsonObject { ["x"] = 1e300, ["y"] = 0 }, new JsonObject { ["x"] = 20, ["y"] = 0 }),
        }).Errors.ShouldBe(["NO_ROUTE_TO_TARGET"]);

    [Fact]
    public void An_edge_that_is_too_low_is_no_route()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, Way, change: order => order["edges"]![0]!["maxHeight"] = 0.5);
        rig.Errors.ShouldBe(["noRouteError"]);
        rig.Reference("noRouteError", "edgeId").ShouldBe("a-b");
    }

    [Theory]
    [InlineData(RobotRig.V2, "orderError")]
    [InlineData(RobotRig.V3, "UNKNOWN_MAP_ID")]
    public void An_order_on_another_map_is_refused(string version, string error)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, change: order => order["nodes"]![1]!["nodePosition"]!["mapId"] = "cellar");
        rig.Errors.ShouldBe([error]);
        rig.Reference(error, "mapId").ShouldBe("cellar");
    }

    [Theory]
    [InlineData(RobotRig.V2, "orderError")]
    [InlineData(RobotRig.V3, "INVALID_ORDER_ACTION")]
    public void An_action_that_it_cannot_do_is_refused_with_the_order(string version, string error)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, [RobotRig.Action("dance", "x", "HARD")]);
        rig.Errors.ShouldBe([error]);
        rig.Reference(error, "actionId").ShouldBe("x");
        rig.Machine.Board.OrderId.ShouldBeEmpty();
    }

    [Fact]
    public void An_update_that_does_not_begin_where_the_base_ends_is_refused()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, horizonFrom: 2).Order("o", 1, [("q", 20, 0), ("c", 20, 20)], firstSequence: 2);
        rig.Errors.ShouldBe(["INVALID_ORDER"]);
    }

    [Fact]
    public void A_new_order_begins_with_update_0()
    {
        new RobotRig(RobotRig.V3).Order("o", 3, Way).Errors.ShouldBe(["INVALID_ORDER"]);
        new RobotRig(RobotRig.V2).Order("o", 3, Way).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", "VALIDATION_FAILURE")]
    [InlineData("[]", "VALIDATION_FAILURE")]
    [InlineData("{\"orderId\":7}", "VALIDATION_FAILURE")]
    public void What_is_no_order_is_a_validation_failure(string text, string error) =>
        new RobotRig(RobotRig.V3).SendRaw("order", text).Errors.ShouldBe([error]);

    [Theory]
    [InlineData("sequence", "nodes[1].sequenceId")]
    [InlineData("released", "nodes[2].released")]
    [InlineData("edges", "edges")]
    [InlineData("blocking", "nodes[2].actions[0].blockingType")]
    [InlineData("position", "nodes[1].nodePosition")]
    public void A_malformed_order_is_refused_by_field(string flaw, string field)
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, [RobotRig.Action("takePhoto", "p", flaw == "blocking" ? "LOUD" : "HARD")],
            change: order => Spoil(order, flaw));
        rig.Errors.ShouldBe(["VALIDATION_FAILURE"]);
        rig.Reference("VALIDATION_FAILURE", "field").ShouldBe(field);
        rig.Reference("VALIDATION_FAILURE", "orderId").ShouldBe("o");
    }

    [Theory]
    [InlineData(RobotRig.V2, "notAvailable")]
    [InlineData(RobotRig.V3, "MOBILE_ROBOT_NOT_AVAILABLE")]
    public void In_manual_mode_no_order_is_taken_until_the_mode_allows_it(string version, string error)
    {
        var rig = new RobotRig(version);
        rig.Machine.Control.Switch(OperatingMode.Manual);
        rig.Run(1).Order("o", 0, Way).Errors.ShouldBe([error]);
        rig.Machine.Control.Switch(OperatingMode.Automatic);
        rig.Run(1).Errors.ShouldBeEmpty();
        rig.Order("o", 0, Way).Machine.Board.OrderId.ShouldBe("o");
    }

    [Fact]
    public void A_robot_with_that_fault_finds_no_way()
    {
        var rig = new RobotRig(RobotRig.V3, faults: at => at is > 5 and < 60 ? new UnitFault<RobotFaultKind>(RobotFaultKind.Rejection, 5, 0) : null);
        rig.Run(10).Order("o", 0, Way).Errors.ShouldBe(["NO_ROUTE_TO_TARGET"]);
        rig.Run(60).Order("o", 0, Way).Errors.ShouldBeEmpty();
    }

    private static void Spoil(JsonObject order, string flaw)
    {
        switch (flaw)
        {
            case "sequence":
                order["nodes"]![1]!["sequenceId"] = 3;
                break;
            case "released":
                order["nodes"]![1]!["released"] = false;
                order["edges"]![0]!["released"] = false;
                break;
            case "edges":
                order["edges"]!.AsArray().RemoveAt(1);
                break;
            case "position":
                order["nodes"]![1]!.AsObject().Remove("nodePosition");
                break;
        }
    }
}
