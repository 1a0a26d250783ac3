using System.Text;
using System.Text.Json;
using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>What a robot says, and when.</summary>
public sealed class VoiceTests
{
    [Theory]
    [InlineData(RobotRig.V2, "CONNECTIONBROKEN")]
    [InlineData(RobotRig.V3, "CONNECTION_BROKEN")]
    public void Its_connection_is_told_by_itself_and_by_its_last_will(string version, string broken)
    {
        var rig = new RobotRig(version);
        rig.Last("connection").GetProperty("connectionState").GetString().ShouldBe("ONLINE");
        var will = rig.Robot.LastWill(default)!;
        (will.MustArrive, will.Retain, will.Topic).ShouldBe((true, true, $"vda5050/v{version[0]}/Kite/R-1/connection"));
        rig.Listen([will]).Last("connection").GetProperty("connectionState").GetString().ShouldBe(broken);
        rig.Listen(rig.Robot.Goodbye(default)).Last("connection").GetProperty("connectionState").GetString().ShouldBe("OFFLINE");
    }

    [Fact]
    public void A_line_that_comes_up_tells_the_connection_first_then_factsheet_and_state() =>
        new RobotRig(RobotRig.V3).Said.Select(said => said.Topic).ShouldBe(["connection", "factsheet", "state", "visualization"]);

    [Theory]
    [InlineData(RobotRig.V2)]
    [InlineData(RobotRig.V3)]
    public void Its_factsheet_has_what_it_can_do(string version)
    {
        var sheet = new RobotRig(version).Last("factsheet");
        var actions = sheet.GetProperty("protocolFeatures").GetProperty(version == RobotRig.V2 ? "agvActions" : "mobileRobotActions")
            .EnumerateArray().Select(action => action.GetProperty("actionType").GetString()).ToList();
        actions.ShouldBeSubsetOf([.. actions.Distinct()]);
        string[] expected = ["cancelOrder", "startPause", "stopPause", "pump", "barrier", "measureGas", "takePhoto", "lift", "speak", "pick", "drop"];
        expected.Except(actions).ShouldBeEmpty();
        actions.Contains("clearInstantActions").ShouldBe(version == RobotRig.V3);
    }

    [Fact]
    public void A_standing_robot_says_its_state_every_thirty_seconds()
    {
        var rig = new RobotRig(RobotRig.V2);
        rig.Run(300);
        Gaps(rig, "state").ShouldAllBe(gap => gap > 29 && gap <= 30.5);
    }

    [Fact]
    public void A_driving_robot_says_where_it_is_every_second()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 100, 0)]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle);
        var gaps = Gaps(rig, "visualization").Skip(1).ToList();
        gaps.Count.ShouldBeGreaterThan(40);
        gaps.ShouldAllBe(gap => gap >= 0.99 && gap <= 1.5);
    }

    [Fact]
    public void Two_states_are_never_nearer_than_the_factsheet_says_and_every_change_is_told_in_time()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 5, 0), ("c", 5, 5), ("d", 0, 5)],
            [RobotRig.Action("takePhoto", "1", "HARD"), RobotRig.Action("measureGas", "2", "SOFT")]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        Gaps(rig, "state").ShouldAllBe(gap => gap >= 0.199);
        rig.State.GetProperty("actionStates").EnumerateArray().ShouldAllBe(run => run.GetProperty("actionStatus").GetString() == "FINISHED");
        rig.All("state").Select(state => state.GetProperty("lastNodeId").GetString()).Distinct().ShouldBe(["", "a", "b", "c", "d"]);
    }

    [Fact]
    public void Each_topic_is_counted_by_itself_without_a_gap()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, [("a", 0, 0), ("b", 20, 0)]).Run(60);
        foreach (var topic in (string[])["state", "visualization", "connection", "factsheet"])
        {
            var ids = rig.All(topic).Select(message => message.GetProperty("headerId").GetInt64()).ToList();
            ids.ShouldBe(Enumerable.Range(0, ids.Count).Select(i => (long)i), topic);
        }
    }

    [Fact]
    public void The_official_schemas_were_there_to_check_all_that_is_said_in_these_tests()
    {
        OfficialSchemas.Require(RobotRig.V2);
        OfficialSchemas.Require(RobotRig.V3);
        var broken = JsonDocument.Parse(Encoding.UTF8.GetString(
            new RobotRig(RobotRig.V3).Robot.LastWill(default)!.Payload).Replace("CONNECTION_BROKEN", "GONE")).RootElement;
        Should.Throw<ShouldAssertException>(() => OfficialSchemas.Check(RobotRig.V3, "connection", broken)).Message.ShouldContain("connectionState");
    }

    [Fact]
    public void The_same_seed_says_the_same()
    {
        static string Story(ulong seed)
        {
            var rig = new RobotRig(RobotRig.V3, seed, new UnitFaultPlan<DevicesSim.Robots.Faults.RobotFaultKind>(seed, "robot-1", 1).At)
                .Order("o", 0, [("a", 0, 0), ("b", 200, 0)], [RobotRig.Action("measureGas", "g", "HARD")]);
            return string.Concat(rig.Run(400).Said.Select(said => said.Message.ToString()));
        }

        Story(7).ShouldBe(Story(7));
        Story(7).ShouldNotBe(Story(8));
    }

    private static IEnumerable<double> Gaps(RobotRig rig, string topic)
    {
        var times = rig.Said.Where(said => said.Topic == topic).Select(said => said.AtS).ToList();
        return times.Zip(times.Skip(1), (before, after) => after - before);
    }
}
