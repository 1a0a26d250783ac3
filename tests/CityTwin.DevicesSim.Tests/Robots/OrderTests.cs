using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>An order from its arrival to its end, in both versions of the standard.</summary>
public sealed class OrderTests
{
    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 20, 0), ("c", 20, 20)];

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void A_robot_drives_its_order_node_by_node_and_is_idle_at_its_end(string version)
    {
        var rig = new RobotRig(version).Order("o", 0, Way);
        rig.State.GetProperty("orderId").GetString().ShouldBe("o");
        rig.State.GetProperty("lastNodeId").GetString().ShouldBe("a");
        Nodes(rig).ShouldBe(["b", "c"]);
        rig.RunUntil(() => Nodes(rig).Count == 1);
        rig.State.GetProperty("lastNodeId").GetString().ShouldBe("b");
        rig.State.GetProperty("driving").GetBoolean().ShouldBeTrue();
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        (rig.State.GetProperty("lastNodeId").GetString(), rig.State.GetProperty("lastNodeSequenceId").GetInt64()).ShouldBe(("c", 4));
        rig.State.GetProperty("driving").GetBoolean().ShouldBeFalse();
        rig.State.GetProperty("edgeStates").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void It_stops_where_its_base_ends_and_asks_for_more(string version)
    {
        var rig = new RobotRig(version).Order("o", 0, Way, horizonFrom: 2).Run(60);
        rig.Machine.Drive.Position.EastM.ShouldBe(20, 0.01);
        rig.Machine.Drive.Position.NorthM.ShouldBe(0, 0.01);
        rig.State.GetProperty("newBaseRequest").GetBoolean().ShouldBeTrue();
        Nodes(rig).ShouldBe(["c"]);
        rig.Machine.Board.IsIdle.ShouldBeFalse();
    }

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void An_update_is_stitched_to_the_end_of_the_base_and_takes_the_horizons_place(string version)
    {
        var rig = new RobotRig(version)
            .Order("o", 0, Way, [RobotRig.Action("takePhoto", "never", "HARD")], horizonFrom: 2).Run(3)
            .Order("o", 1, [("b", 20, 0), ("d", 40, 0)], [RobotRig.Action("takePhoto", "photo", "HARD")], firstSequence: 2);
        Nodes(rig).ShouldBe(["b", "d"]);
        rig.State.GetProperty("orderUpdateId").GetInt64().ShouldBe(1);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.State.GetProperty("lastNodeId").GetString().ShouldBe("d");
        rig.State.GetProperty("actionStates").EnumerateArray().Select(run => run.GetProperty("actionId").GetString()).ShouldBe(["photo"]);
    }

    [Fact]
    public void An_update_that_comes_in_time_lets_it_drive_on_without_braking()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 20, 0), ("c", 40, 0)], horizonFrom: 2).Run(3)
            .Order("o", 1, [("b", 20, 0), ("c", 40, 0)], firstSequence: 2);
        rig.RunUntil(() => rig.Machine.LastNodeId == "b");
        rig.Machine.Drive.SpeedMps.ShouldBe(2, 0.001);
    }

    [Fact]
    public void A_completed_order_may_be_continued_from_its_last_node()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, Way);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Order("o", 1, [("c", 20, 20), ("d", 0, 20)], firstSequence: 4);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        rig.State.GetProperty("lastNodeId").GetString().ShouldBe("d");
    }

    [Theory]
    [InlineData(RobotRig.V2, "maxSpeed")]
    [InlineData(RobotRig.V3, "maximumSpeed")]
    public void It_keeps_to_an_edges_speed(string version, string field)
    {
        var rig = new RobotRig(version).Order("o", 0, [("a", 0, 0), ("b", 40, 0), ("c", 80, 0)], change: order =>
            order["edges"]![1]![field] = 0.5);
        var fastest = 0.0;
        rig.RunUntil(() =>
        {
            fastest = rig.Machine.Drive.Position.EastM >= 40 ? Math.Max(fastest, rig.Machine.Drive.SpeedMps) : 0;
            return rig.Machine.Board.IsIdle;
        });
        fastest.ShouldBe(0.5, 0.001);
    }

    [Fact]
    public void It_follows_a_curve_that_an_edge_gives()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 20, 0)], change: order =>
            order["edges"]![0]!["trajectory"] = new JsonObject
            {
                ["degree"] = 2,
                ["controlPoints"] = new JsonArray(Place(0, 0), Place(10, 20), Place(20, 0)),
            });
        var highest = 0.0;
        rig.RunUntil(() =>
        {
            highest = Math.Max(highest, rig.Machine.Drive.Position.NorthM);
            return rig.Machine.Board.IsIdle;
        });
        highest.ShouldBe(10, 0.2);

        static JsonObject Place(double x, double y) => new() { ["x"] = x, ["y"] = y };
    }

    [Fact]
    public void It_turns_to_the_heading_that_a_node_wants_before_the_node_counts()
    {
        var rig = new RobotRig(RobotRig.V2).Order("o", 0, [("a", 0, 0), ("b", 5, 0)], change: order =>
            order["nodes"]![1]!["nodePosition"]!["theta"] = 1.5);
        rig.RunUntil(() => rig.Machine.Drive.TurningRadS != 0);
        Nodes(rig).ShouldBe(["b"]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle);
        rig.Machine.Drive.Heading.ShouldBe(1.5, 0.03);
    }

    [Fact]
    public void Unknown_fields_are_nobodys_business()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way, change: order => order["nodes"]![0]!["colour"] = "blue");
        rig.Errors.ShouldBeEmpty();
        rig.Machine.Board.OrderId.ShouldBe("o");
    }

    private static IReadOnlyList<string?> Nodes(RobotRig rig) =>
        [.. rig.State.GetProperty("nodeStates").EnumerateArray().Select(node => node.GetProperty("nodeId").GetString())];
}
