using System.Text.Json;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>What the air does to a robot's messages, and that the robot bears what it does to its orders.</summary>
public sealed class FaultyAirTests
{
    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 60, 0)];

    [Fact]
    public void Lost_messages_leave_gaps_in_the_numbers()
    {
        var rig = Driving(RobotFaultKind.MessageLoss);
        var ids = Ids(rig, "visualization");
        ids.ShouldBeInOrder();
        ids.Count.ShouldBeLessThan((int)ids[^1]);
        ids.Count.ShouldBeGreaterThan((int)(ids[^1] * 0.4));
    }

    [Fact]
    public void Late_messages_arrive_out_of_order_and_all_of_them()
    {
        var rig = Driving(RobotFaultKind.MessageDelay);
        var ids = Ids(rig, "visualization");
        Should.Throw<ShouldAssertException>(() => ids.ShouldBeInOrder());
        ids.Order().ShouldBe(Enumerable.Range(0, ids.Count).Select(i => (long)i));
    }

    [Fact]
    public void Stale_states_come_again_after_newer_ones()
    {
        var ids = Ids(Driving(RobotFaultKind.StaleMessages), "state");
        ids.Count.ShouldBeGreaterThan(ids.Distinct().Count());
        ids.Zip(ids.Skip(1)).ShouldContain(pair => pair.Second < pair.First);
    }

    [Fact]
    public void A_connection_that_is_lost_is_silent()
    {
        var rig = new RobotRig(RobotRig.V3, faults: at => at is > 5 and < 20 ? new(RobotFaultKind.LinkLost, 5, 0) : null).Run(10);
        rig.Robot.IsSilent.ShouldBeTrue();
        rig.Run(20).Robot.IsSilent.ShouldBeFalse();
    }

    [Fact]
    public void Of_orders_that_are_lost_now_and_then_the_one_that_arrives_is_driven()
    {
        var rig = new RobotRig(RobotRig.V2, seed: 3, faults: _ => new UnitFault<RobotFaultKind>(RobotFaultKind.MessageLoss, 0, 0));
        for (var tries = 0; tries < 50 && rig.Machine.Board.OrderId.Length == 0; tries++)
        {
            rig.Order("o", 0, Way);
        }

        rig.RunUntil(() => rig.Machine.Board.IsIdle).Machine.LastNodeId.ShouldBe("b");
    }

    private static RobotRig Driving(RobotFaultKind kind)
    {
        var rig = new RobotRig(RobotRig.V3, faults: at => at is > 1 and < 90 ? new(kind, 1, 0) : null);
        for (var tries = 0; tries < 20 && rig.Machine.Board.OrderId.Length == 0; tries++)
        {
            rig.Order("o", 0, Way, change: order => order["edges"]![0]!["actions"] = new System.Text.Json.Nodes.JsonArray(
                [.. Enumerable.Range(0, 20).Select(i => RobotRig.Action("takePhoto", $"p{i}", "SINGLE"))]));
        }

        return rig.Run(120);
    }

    private static List<long> Ids(RobotRig rig, string topic) =>
        [.. rig.All(topic).Select(message => message.GetProperty("headerId").GetInt64())];
}
