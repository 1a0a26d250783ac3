using System.Text;
using System.Text.Json.Nodes;

namespace CityTwin.DjiCloud.Tests;

public class WritingTests
{
    [Fact]
    public void A_flight_is_written_as_the_documents_show_it()
    {
        var written = Service("flighttask_prepare", new FlightTaskPrepare(
            "f", 1234567890123, FlightTaskType.Conditional, new FlightFile("https://x/y", "md5"), 100, RthMode.Preset, OutOfControlAction.ReturnHome, 0, WaylinePrecision.Gps, 1,
            new BreakPoint(1, 0, 0.34, 0), new ReadyConditions(90, 1, 2), new ExecutableConditions(1000), new SimulateMission(1, 22.1, 113.2)));
        JsonNode.DeepEquals(written["data"], JsonNode.Parse("""
            {"flight_id":"f","execute_time":1234567890123,"task_type":2,"file":{"url":"https://x/y","fingerprint":"md5"},"rth_altitude":100,"rth_mode":1,
             "out_of_control_action":0,"exit_wayline_when_rc_lost":0,"wayline_precision_type":0,"flight_safety_advance_check":1,
             "break_point":{"index":1,"state":0,"progress":0.34,"wayline_id":0},"ready_conditions":{"battery_capacity":90,"begin_time":1,"end_time":2},
             "executable_conditions":{"storage_capacity":1000},"simulate_mission":{"is_enable":1,"latitude":22.1,"longitude":113.2}}
            """)).ShouldBeTrue();
        ((string)written["tid"]!, (string)written["gateway"]!, (long)written["timestamp"]!).ShouldBe(("t", "dock", 5));
    }

    [Fact]
    public void Flights_to_points_are_written_in_their_own_enumeration()
    {
        var data = Service("takeoff_to_point", new TakeoffToPoint("f", 12.23, 12.32, 100, 100, RthMode.Preset, 100, RcLostAction.ReturnHome, 1, 1, 80, 12, 1))["data"]!;
        ((int)data["rc_lost_action"]!, (int)data["commander_mode_lost_action"]!, (double)data["commander_flight_height"]!).ShouldBe((2, 1, 80));
        var on = Service("fly_to_point", new FlyToPoint("id", 12, [new PathPoint(12.23, 12.24, 100)]))["data"]!;
        ((string)on["fly_to_id"]!, (double)on["points"]![0]!["latitude"]!).ShouldBe(("id", 12.23));
    }

    [Fact]
    public void The_two_enumerations_disagree_and_nothing_makes_one_of_the_other()
    {
        ((int)OutOfControlAction.ReturnHome, (int)OutOfControlAction.Hover, (int)OutOfControlAction.Land).ShouldBe((0, 1, 2));
        ((int)RcLostAction.Hover, (int)RcLostAction.Land, (int)RcLostAction.ReturnHome).ShouldBe((0, 1, 2));
    }

    [Fact]
    public void A_method_without_data_has_an_empty_object()
    {
        Service("return_home", null)["data"]!.AsObject().Count.ShouldBe(0);
        Encoding.UTF8.GetString(DjiWriter.Live(DjiMethod.DroneEmergencyStop, null)).ShouldBe("""{"method":"drone_emergency_stop","data":{}}""");
        Encoding.UTF8.GetString(DjiWriter.Live(DjiMethod.HeartBeat, new HeartBeat(1670415891013), 1)).ShouldBe("""{"method":"heart_beat","data":{"timestamp":1670415891013},"seq":1}""");
    }

    [Fact]
    public void An_answer_has_the_ids_of_what_it_answers()
    {
        var asked = DjiReader.Read("""{"tid":"T","bid":"B","method":"storage_config_get","data":{"module":0}}"""u8.ToArray());
        var answer = JsonNode.Parse(DjiWriter.Answer(asked, 7, "dock", 0, new StorageConfig("bucket", new StorageCredentials("id", "secret", 3600, "token"), "https://e", "minio", "hz", "p")))!;
        ((string)answer["tid"]!, (string)answer["bid"]!, (string)answer["method"]!).ShouldBe(("T", "B", "storage_config_get"));
        var output = answer["data"]!["output"]!;
        ((string)output["object_key_prefix"]!, (string)output["credentials"]!["access_key_secret"]!, (long)output["credentials"]!["expire"]!).ShouldBe(("p", "secret", 3600));
        JsonNode.Parse(DjiWriter.Answer(asked, 7, "dock", 1))!["data"]!.ToJsonString().ShouldBe("""{"result":1}""");
        ((string)JsonNode.Parse(DjiWriter.Reply(asked, 7, "dock", new ProductConfig("ntp", 123, "1", "k", "l")))!["data"]!["ntp_server_host"]!).ShouldBe("ntp");
    }

    [Fact]
    public void Properties_are_set_by_their_own_names() => JsonNode.Parse(DjiWriter.Properties("t", "b", 1, "dock", new Dictionary<string, object> { ["air_transfer_enable"] = true }))!["data"]!
        .ToJsonString().ShouldBe("""{"air_transfer_enable":true}""");

    private static JsonNode Service(string method, object? data) => JsonNode.Parse(DjiWriter.Service("t", "b", 5, "dock", method, data))!;
}
