using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

public sealed class DockTests
{
    [Fact]
    public void It_joins_by_configuration_binding_and_topology()
    {
        var dock = new TestDock();
        dock.Outputs["airport_bind_status"] = new JsonObject
        {
            ["bind_status"] = new JsonArray(new JsonObject { ["sn"] = DroneUnits.Dock, ["is_device_bind_organization"] = false }),
        };
        dock.Join();
        dock.All.Where(said => said.Topic.EndsWith("/requests") && said.Method != "flight_areas_get").Select(said => said.Method).ShouldBe(
            ["config", "airport_bind_status", "airport_organization_get", "airport_organization_bind"]);
        var topology = dock.All.Single(said => said.Topic == $"sys/product/{DroneUnits.Dock}/status");
        topology.Method.ShouldBe("update_topo");
        topology.Data.Items("sub_devices").Single().Text("sn").ShouldBe(DroneUnits.Aircraft);
        (topology.Data.Text("domain"), topology.Data.Whole("type")).ShouldBe(("3", 2));
    }

    [Fact]
    public void A_cloud_that_answers_no_request_gets_the_topology_all_the_same_and_again()
    {
        var dock = new TestDock { Answers = false };
        dock.Join();
        dock.For(60);
        dock.Requests("config").Count().ShouldBe(3);
        dock.All.Count(said => said.Method == "update_topo").ShouldBe(3);
    }

    [Fact]
    public void Properties_are_reported_at_their_rates_and_hold_what_a_cloud_needs()
    {
        var dock = new TestDock().Join();
        dock.For(20);
        var own = dock.Reports(DroneUnits.Dock).Where(said => said.Data.Get("mode_code") is not null).ToList();
        own.Count.ShouldBeInRange(10, 13);
        own[^1].Data.ShouldSatisfyAllConditions(
            data => data.Whole("drone_in_dock").ShouldBe(1),
            data => data.Get("drone_charge_state").Whole("capacity_percent").ShouldBe(100),
            data => data.Number("latitude")!.Value.ShouldBe(Hills.Lat, 1e-6),
            data => data.Number("longitude")!.Value.ShouldBe(Hills.Lon, 1e-6));
        dock.Reports(DroneUnits.Aircraft).Last().Data.Whole("mode_code").ShouldBe((int)FlightMode.Standby);
        var state = dock.All.Where(said => said.Topic == $"thing/product/{DroneUnits.Aircraft}/state").ToList();
        state.Count.ShouldBe(1, "it is told when it changes");
        state[0].Data.Number("home_latitude")!.Value.ShouldBe(Hills.Lat, 1e-6);
    }

    [Fact]
    public void An_aircraft_that_sleeps_in_its_dock_comes_online_for_its_task_and_goes_offline_after_it()
    {
        var dock = new TestDock(options: new DroneOptions { AircraftSleeps = true }).Join();
        Devices(dock).ShouldBe([0]);
        dock.Reports(DroneUnits.Aircraft).ShouldBeEmpty();
        dock.Fly(dock.Task("s-1", (100, 0)));
        Devices(dock).ShouldBe([0, 1]);
        dock.Until(() => dock.Last("flighttask_progress").Status == "ok");
        dock.For(2);
        Devices(dock).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void An_event_that_must_be_answered_is_said_again_with_the_same_transaction_until_it_is()
    {
        var dock = new TestDock().Join();
        dock.Order("flighttask_prepare", dock.Task("e-1", (200, 0))).ShouldBe(0);
        dock.Answers = false;
        dock.Order("upload_flighttask_media_prioritize", new JsonObject { ["flight_id"] = "e-1" }).ShouldBe(0);
        dock.For(40);
        var said = dock.Events("highest_priority_upload_flighttask_media").ToList();
        said.Count.ShouldBe(4, "after 5, 15 and 35 seconds");
        said.Select(again => again.Tid).Distinct().Count().ShouldBe(1);
        dock.Tell("events_reply", said[0].Method, new JsonObject { ["result"] = 0 }, said[0].Tid);
        dock.For(200);
        dock.Events("highest_priority_upload_flighttask_media").Count().ShouldBe(4);
    }

    [Fact]
    public void Settings_are_answered_for_one_by_one()
    {
        var dock = new TestDock().Join();
        dock.Tell("property/set", "", new JsonObject
        {
            ["height_limit"] = 300,
            ["night_lights_state"] = 7,
            ["distance_limit_status"] = new JsonObject { ["state"] = 1, ["unheard_of"] = 1 },
            ["unheard_of"] = true,
        });
        dock.Step();
        var answer = dock.All.Single(said => said.Topic.EndsWith("/property/set_reply")).Data;
        answer.Get("height_limit").Whole("result").ShouldBe(0);
        answer.Get("night_lights_state").Whole("result").ShouldBe(1);
        answer.Get("unheard_of").Whole("result").ShouldBe(1);
        answer.Get("distance_limit_status").Get("state").Whole("result").ShouldBe(0);
        answer.Get("distance_limit_status").Get("unheard_of").Whole("result").ShouldBe(1);
        dock.For(8);
        dock.Reports(DroneUnits.Aircraft).Last().Data.Whole("height_limit").ShouldBe(300);
    }

    [Theory]
    [InlineData("no_such_method", ResultCode.NotSupported)]
    [InlineData("drc_mode_enter", ResultCode.NotSupported)]
    [InlineData("live_start_push", ResultCode.LiveParameters)]
    [InlineData("camera_photo_take", ResultCode.PictureFailed)]
    [InlineData("drone_emergency_stop", ResultCode.NotSupported)]
    public void What_it_cannot_do_it_refuses_by_a_documented_code(string method, int code) =>
        new TestDock().Join().Order(method, new JsonObject()).ShouldBe(code);

    [Fact]
    public void It_says_what_it_is_told_to_say_when_it_has_a_loudspeaker()
    {
        var words = new JsonObject
        {
            ["psdk_index"] = 2, ["tts"] = new JsonObject { ["name"] = "a", ["text"] = "请远离", ["md5"] = "abc" },
        };
        new TestDock(capabilities: ["camera"]).Join().Order("speaker_tts_play_start", words).ShouldBe(ResultCode.NotSupported);
        var dock = new TestDock().Join();
        dock.Order("speaker_tts_play_start", words).ShouldBe(0);
        dock.For(8);
        dock.Events("speaker_tts_play_start_progress").Select(said => said.Data.Get("output").Text("status")).ShouldBe(
            ["in_progress", "in_progress", "ok"]);
    }

    [Fact]
    public void A_wreck_or_a_stranded_aircraft_is_out_of_work_until_people_have_brought_it_back()
    {
        var dock = new TestDock(options: new DroneOptions { Recovery = TimeSpan.FromMinutes(5) }).Join();
        dock.Fly(dock.Task("w-1", (800, 0)));
        dock.For(40);
        dock.Station.Craft.Lose(dock.Station.Craft.EnergyJ);
        dock.Until(() => dock.Last("flighttask_progress").Status is "failed" or "partially_done");
        dock.Last("flighttask_progress").Result.ShouldBe(ResultCode.AircraftLost);
        dock.Order("flighttask_prepare", dock.Task("w-2", (100, 0))).ShouldBe(0);
        dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "w-2" }).ShouldBe(ResultCode.NoAircraft);
        dock.For(400);
        dock.Station.IsInDock.ShouldBeTrue();
        dock.Until(() => dock.Station.Craft.BatteryPercent > 35);
        dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "w-2" }).ShouldBe(0);
    }

    [Fact]
    public void Nothing_that_a_hostile_cloud_says_makes_it_fall()
    {
        var dock = new TestDock().Join();
        foreach (var text in new[] { "", "[]", "{", "{\"method\":5}", "{\"method\":\"flighttask_prepare\",\"data\":[[[[]]]]}", "{\"a\":1,\"a\":2}" })
        {
            if (Inbound.Parse($"thing/product/{DroneUnits.Dock}/services", System.Text.Encoding.UTF8.GetBytes(text)) is { } message)
            {
                dock.Order(message.Method, message.Data);
            }
        }

        string[] methods = ["flighttask_prepare", "flighttask_execute", "flighttask_undo", "takeoff_to_point", "fly_to_point", "camera_look_at", "speaker_tts_play_start", "return_specific_home"];
        JsonNode?[] odd = [null, new JsonArray(), JsonValue.Create("x"), new JsonObject { ["flight_id"] = 5, ["points"] = new JsonArray((JsonNode?)null), ["file"] = true, ["flight_ids"] = new JsonArray(1, (JsonNode?)null) }];
        foreach (var method in methods)
        {
            foreach (var data in odd)
            {
                dock.Order(method, data).ShouldNotBe(0, $"{method} with {data?.ToJsonString()}");
            }
        }
    }

    private static List<int> Devices(TestDock dock) =>
        [.. dock.All.Where(said => said.Method == "update_topo").Select(said => said.Data.Items("sub_devices").Count())];
}
