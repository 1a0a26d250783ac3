using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>Zones of 3.0 across the way from the west to the east.</summary>
public sealed class ZoneTests
{
    private const double HalfLengthM = 0.6;

    private static readonly (string, double, double)[] Way = [("a", 0, 0), ("b", 100, 0)];

    [Fact]
    public void A_set_is_disabled_until_it_is_enabled_and_comes_once()
    {
        var rig = new RobotRig(RobotRig.V3);
        Send(rig, "z", Zone("w", "BLOCKED"));
        Status(rig).ShouldBe("DISABLED");
        rig.Instant("enableZoneSet", "e", ("zoneSetId", "z"));
        Status(rig).ShouldBe("ENABLED");
        Send(rig, "z", Zone("w", "BLOCKED")).Errors.ShouldBe(["DUPLICATE_ZONE_SET"]);
        rig.Instant("deleteZoneSet", "d", ("zoneSetId", "z")).Status("d", "instantActionStates").ShouldBe("FAILED", "it is in use");

        static string? Status(RobotRig rig) => rig.State.GetProperty("zoneSets")[0].GetProperty("zoneSetStatus").GetString();
    }

    [Fact]
    public void It_stands_before_a_blocked_zone_and_says_which_node_it_cannot_reach()
    {
        var rig = With(Zone("wall", "BLOCKED")).Order("o", 0, Way).Run(120);
        rig.Errors.ShouldBe(["NODE_UNREACHABLE"]);
        (rig.Reference("NODE_UNREACHABLE", "nodeId"), rig.Reference("NODE_UNREACHABLE", "zoneId")).ShouldBe(("b", "wall"));
        rig.Machine.Drive.Position.EastM.ShouldBeInRange(38, 40 - HalfLengthM);
        rig.Machine.Board.IsIdle.ShouldBeFalse("an error never clears an order");
    }

    [Fact]
    public void A_node_in_a_blocked_zone_is_no_target() =>
        With(Zone("wall", "BLOCKED")).Order("o", 0, [("a", 0, 0), ("b", 50, 0)]).Errors.ShouldBe(["NO_ROUTE_TO_TARGET"]);

    [Fact]
    public void A_robot_that_finds_itself_in_a_blocked_zone_stops_until_it_is_open_again()
    {
        var rig = new RobotRig(RobotRig.V3).Order("o", 0, Way);
        rig.RunUntil(() => rig.Machine.Drive.Position.EastM > 45);
        Send(rig, "z", Zone("wall", "BLOCKED")).Instant("enableZoneSet", "e", ("zoneSetId", "z")).Run(5);
        rig.Errors.ShouldContain("BLOCKED_ZONE_VIOLATION");
        rig.Machine.Drive.IsStanding.ShouldBeTrue();
    }

    [Fact]
    public void It_has_the_speed_of_a_zone_when_it_enters_and_until_it_has_left()
    {
        var rig = With(Zone("slow", "SPEED_LIMIT", ("maximumSpeed", 0.5))).Order("o", 0, Way);
        var fastest = 0.0;
        rig.RunUntil(() =>
        {
            var x = rig.Machine.Drive.Position.EastM;
            fastest = x is > 40 - HalfLengthM and < 60 + HalfLengthM - 0.2 ? Math.Max(fastest, rig.Machine.Drive.SpeedMps) : fastest;
            return rig.Machine.Board.IsIdle;
        });
        fastest.ShouldBe(0.5, 0.001);
    }

    [Fact]
    public void It_asks_before_it_enters_and_waits_for_the_grant()
    {
        var rig = With(Release("STOP")).Order("o", 0, Way).Run(60);
        var request = Request(rig)!.Value;
        (request.GetProperty("requestStatus").GetString(), request.GetProperty("requestType").GetString()).ShouldBe(("REQUESTED", "ACCESS"));
        rig.Machine.Drive.Position.EastM.ShouldBeLessThan(40);
        Answer(rig, "QUEUED").Run(20).Machine.Drive.Position.EastM.ShouldBeLessThan(40);
        Answer(rig, "GRANTED");
        rig.RunUntil(() => rig.Machine.Drive.Position.EastM > 50).Run(0.5);
        Request(rig)!.Value.GetProperty("requestStatus").GetString().ShouldBe("GRANTED");
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        Request(rig).ShouldBeNull("it has left the zone");
    }

    [Fact]
    public void What_is_rejected_is_asked_for_again_later()
    {
        var rig = With(Release("STOP")).Order("o", 0, Way).Run(60);
        var first = Request(rig)!.Value.GetProperty("requestId").GetString();
        Answer(rig, "REJECTED");
        rig.RunUntil(() => Request(rig) is { } again && again.GetProperty("requestId").GetString() != first, 20);
    }

    [Theory]
    [InlineData("STOP", true)]
    [InlineData("CONTINUE", false)]
    [InlineData("EVACUATE", false)]
    public void In_a_zone_whose_release_is_lost_it_does_what_the_zone_says(string behaviour, bool stops)
    {
        var rig = With(Release(behaviour)).Order("o", 0, Way).Run(60);
        Answer(rig, "GRANTED");
        rig.RunUntil(() => rig.Machine.Drive.Position.EastM > 45);
        Answer(rig, "REVOKED").Run(5);
        rig.Errors.ShouldBe(stops ? ["RELEASE_LOST"] : []);
        rig.Machine.Drive.IsStanding.ShouldBe(stops);
        Request(rig)!.Value.GetProperty("requestStatus").GetString().ShouldBe("REVOKED");
        if (stops)
        {
            Answer(rig, "GRANTED").RunUntil(() => rig.Machine.Board.IsIdle).Run(1);
        }

        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(1).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_lease_that_ends_before_the_zone_is_entered_closes_it_again()
    {
        var rig = With(Release("STOP")).Order("o", 0, Way);
        rig.RunUntil(() => Request(rig) is not null);
        Answer(rig, "GRANTED", leaseS: 1).Run(120);
        rig.Machine.Drive.Position.EastM.ShouldBeLessThan(40);
    }

    [Fact]
    public void A_path_through_a_zone_of_coordinated_replanning_is_asked_for_with_the_path()
    {
        var rig = With(Zone("plan", "COORDINATED_REPLANNING")).Order("o", 0, Way).Run(60);
        Request(rig)!.Value.GetProperty("requestType").GetString().ShouldBe("REPLANNING");
        var points = Request(rig)!.Value.GetProperty("trajectory").GetProperty("controlPoints");
        (points[0].GetProperty("x").GetDouble(), points[1].GetProperty("x").GetDouble()).ShouldBe((40, 60));
        Answer(rig, "GRANTED").RunUntil(() => rig.Machine.Board.IsIdle);
    }

    [Fact]
    public void Into_a_line_guided_zone_it_goes_along_a_trajectory_only()
    {
        With(Zone("rail", "LINE_GUIDED")).Order("o", 0, Way).Run(120).Errors.ShouldBe(["NODE_UNREACHABLE"]);
        var rig = With(Zone("rail", "LINE_GUIDED")).Order("o", 0, Way, change: order => order["edges"]![0]!["trajectory"] = new JsonObject
        {
            ["controlPoints"] = new JsonArray(Vertex(0, 0), Vertex(100, 0)),
        });
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RESTRICTED", 0.0, true)]
    [InlineData("RESTRICTED", 3.14, false)]
    [InlineData("SOFT", 3.14, true)]
    [InlineData("STRICT", 1.0, false)]
    public void A_directed_zone_is_entered_in_its_direction(string limitation, double direction, bool enters)
    {
        var rig = With(Zone("oneway", "DIRECTED", ("direction", direction), ("directedLimitation", limitation))).Order("o", 0, Way).Run(120);
        rig.Machine.Board.IsIdle.ShouldBe(enters);
        rig.Errors.ShouldBe(enters ? [] : ["NODE_UNREACHABLE"]);
    }

    [Fact]
    public void Actions_of_a_zone_are_done_when_it_is_entered_and_left()
    {
        var speak = RobotRig.Action("speak", "", "NONE", ("seconds", 900));
        speak.Remove("actionId");
        var photo = RobotRig.Action("takePhoto", "", "NONE");
        photo.Remove("actionId");
        var rig = With(Zone("crossing", "ACTION", ("entryActions", new JsonArray(photo.DeepClone())),
            ("duringActions", new JsonArray(speak)), ("exitActions", new JsonArray(photo)))).Order("o", 0, Way);
        rig.RunUntil(() => rig.Machine.Drive.Position.EastM > 50).Run(0.5);
        Runs(rig).ShouldBe([("takePhoto", "FINISHED"), ("speak", "RUNNING")]);
        rig.RunUntil(() => rig.Machine.Board.IsIdle).Run(10);
        Runs(rig).ShouldBe([("takePhoto", "FINISHED"), ("speak", "FINISHED"), ("takePhoto", "FINISHED")]);
        rig.Instant("clearZoneActions", "c");
        Runs(rig).ShouldBeEmpty();

        static IEnumerable<(string?, string?)> Runs(RobotRig rig) => rig.State.GetProperty("zoneActionStates").EnumerateArray()
            .Select(run => (run.GetProperty("actionType").GetString(), run.GetProperty("actionStatus").GetString()));
    }

    [Fact]
    public void A_zone_without_an_area_is_refused() =>
        Send(new RobotRig(RobotRig.V3), "z", new JsonObject { ["zoneId"] = "line", ["zoneType"] = "BLOCKED", ["vertices"] = new JsonArray() })
            .Errors.ShouldBe(["VALIDATION_FAILURE"]);

    private static RobotRig With(JsonObject zone) =>
        Send(new RobotRig(RobotRig.V3), "z", zone).Instant("enableZoneSet", "enable", ("zoneSetId", "z"));

    private static RobotRig Send(RobotRig rig, string setId, JsonObject zone) => rig.Send("zoneSet", new JsonObject
    {
        ["zoneSet"] = new JsonObject { ["mapId"] = DevicesSim.Units.UtmGrid.MapId, ["zoneSetId"] = setId, ["zones"] = new JsonArray(zone) },
    });

    /// <summary>From 40 m to 60 m of the way.</summary>
    private static JsonObject Zone(string id, string type, params (string Key, JsonNode Value)[] more)
    {
        var zone = new JsonObject
        {
            ["zoneId"] = id, ["zoneType"] = type,
            ["vertices"] = new JsonArray(Vertex(40, -10), Vertex(60, -10), Vertex(60, 10), Vertex(40, 10)),
        };
        foreach (var (key, value) in more)
        {
            zone[key] = value;
        }

        return zone;
    }

    private static JsonObject Release(string behaviour) => Zone("gate", "RELEASE", ("releaseLossBehavior", behaviour));

    private static JsonObject Vertex(double x, double y) => new() { ["x"] = x, ["y"] = y };

    private static System.Text.Json.JsonElement? Request(RobotRig rig) =>
        rig.State.GetProperty("zoneRequests") is var requests && requests.GetArrayLength() > 0 ? requests[0] : null;

    private static RobotRig Answer(RobotRig rig, string grant, double? leaseS = null)
    {
        var response = new JsonObject { ["requestId"] = Request(rig)!.Value.GetProperty("requestId").GetString(), ["grantType"] = grant };
        if (leaseS is { } seconds)
        {
            response["leaseExpiry"] = rig.State.GetProperty("timestamp").GetDateTimeOffset().AddSeconds(seconds).ToString("O");
        }

        return rig.Send("responses", new JsonObject { ["responses"] = new JsonArray(response) });
    }
}
