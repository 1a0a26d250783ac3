using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>A dock, and what both drivers make of what it says.</summary>
public class DockTests
{
    private const long NowMs = 1_800_000_000_000;

    private readonly DjiDockDriver _dock = new(Scene.Dock, Scene.Own, null);

    [Fact]
    public void A_dock_joins_with_the_citys_code_and_with_no_other()
    {
        Output("airport_bind_status", """{"devices":[{"sn":"DRONE1"},{"sn":"DOCK1"},{"sn":"STRANGER"}]}""")["bind_status"]!.AsArray()
            .Select(one => (bool)one!["is_device_bind_organization"]!).ShouldBe([true, true, false]);
        ((string)Output("airport_organization_get", """{"device_binding_code":"code","organization_id":"citytwin"}""")["organization_name"]!).ShouldBe("城市孪生");
        Output("airport_organization_bind", """
            {"bind_devices":[{"device_binding_code":"code","organization_id":"citytwin","sn":"DOCK1"},{"device_binding_code":"guess","organization_id":"citytwin","sn":"DRONE1"},
             {"device_binding_code":"code","organization_id":"citytwin","sn":"STRANGER"}]}
            """)["err_infos"]!.AsArray().Select(one => (int)one!["err_code"]!).ShouldBe([0, 210231, 210231]);
    }

    [Fact]
    public void It_is_told_the_time_where_pictures_go_and_the_areas()
    {
        ((string)Data("config", """{"config_type":"json","config_scope":"product"}""")["ntp_server_host"]!).ShouldBe("ntp.example");
        var storage = Output("storage_config_get", """{"module":0}""");
        ((string)storage["object_key_prefix"]!, (string)storage["credentials"]!["security_token"]!, (string)storage["provider"]!).ShouldBe(("docks/DOCK1", "token", "minio"));
        Output("flight_areas_get", "null")["files"]!.AsArray().ShouldBeEmpty();
        ((int)Data("something_new", "{}")["result"]!).ShouldNotBe(0);
    }

    [Fact]
    public void Areas_are_with_the_aircraft_when_their_checksum_comes_back()
    {
        var sha = new string('a', 64);
        _dock.Do(new SyncAreas("s1", 0, "r1", "http://city.example/areas", sha, 500, []), NowMs).Messages.ShouldHaveSingleItem();
        Output("flight_areas_get", "null")["files"]!.AsArray().ShouldHaveSingleItem()!["checksum"]!.ToString().ShouldBe(sha);
        Event("flight_areas_sync_progress", Synchronized(new string('b', 64))).Signals.OfType<CommandAnswered>().ShouldBeEmpty();
        Event("flight_areas_sync_progress", Synchronized(sha)).Signals.OfType<CommandAnswered>().ShouldHaveSingleItem().CommandId.ShouldBe("s1");
        _dock.Do(new SyncAreas("s2", 0, "r2", "http://city.example/areas", sha, 500, []), NowMs);
        Event("flight_areas_sync_progress", """{"status":"fail","reason":12,"file":{}}""").Signals.OfType<CommandFailed>().ShouldHaveSingleItem().Reason
            .ShouldBe("The areas did not get to the aircraft: the checksum is not that of the file.");

        static string Synchronized(string checksum) => new JsonObject
        {
            ["status"] = "synchronized", ["reason"] = 0, ["file"] = new JsonObject { ["name"] = "areas.json", ["checksum"] = checksum },
        }.ToJsonString();
    }

    [Fact]
    public void Areas_that_a_dock_never_asks_for_have_failed()
    {
        _dock.Do(new SyncAreas("s1", 0, "r1", "u", new string('a', 64), 500, []), NowMs);
        var failed = new List<CommandFailed>();
        for (var ms = NowMs; ms <= NowMs + 20_000; ms += 1_000)
        {
            failed.AddRange(_dock.Wait(ms).Signals.OfType<CommandFailed>());
        }

        failed.ShouldHaveSingleItem().Code.ShouldBe("no-answer");
    }

    [Fact]
    public void Its_weather_and_its_cover_are_measures()
    {
        var reported = Hear("osd", null, """{"wind_speed":4.2,"rainfall":2,"cover_state":1,"drone_in_dock":1,"environment_temperature":31,"mode_code":0,"drone_charge_state":{"state":1,"capacity_percent":88}}""")
            .Signals.OfType<UnitReported>().ShouldHaveSingleItem();
        reported.Measures!["windMps"].ShouldBe(4.2);
        (reported.Measures["rainfallLevel"], reported.Measures["cover"], reported.Measures["droneInDock"], reported.Measures["batteryPercent"]).ShouldBe((2, 1, 1, 88));
    }

    [Fact]
    public void A_topology_is_answered_and_an_aircraft_that_is_not_registered_is_refused()
    {
        var known = Hear("status", "update_topo", """{"domain":"3","type":2,"sub_type":0,"sub_devices":[{"sn":"DRONE1","domain":"0","type":91,"sub_type":0}]}""");
        ((int)Json(known.Messages.Single())["data"]!["result"]!).ShouldBe(0);
        var stranger = Hear("status", "update_topo", """{"domain":"3","type":2,"sub_type":0,"sub_devices":[{"sn":"X9","domain":"0","type":91,"sub_type":0}]}""");
        ((int)Json(stranger.Messages.Single())["data"]!["result"]!).ShouldBe(1);
        stranger.Signals.OfType<UnitMessageRefused>().ShouldHaveSingleItem().Code.ShouldBe("not-registered");
    }

    [Fact]
    public void Health_is_the_docks_or_the_aircrafts_by_its_device()
    {
        const string list = """{"list":[{"code":"0x16100083","device_type":"0-91-0","level":2,"module":3,"imminent":1,"in_the_sky":1,"args":{"component_index":0,"sensor_index":0}},{"code":"0x17000001","device_type":"3-2-0","level":1,"module":3,"args":{}}]}""";
        Event("hms", list).Signals.OfType<UnitTroublesSaid>().ShouldHaveSingleItem().Troubles.ShouldHaveSingleItem().Code.ShouldBe("0x17000001");
        var scene = new Scene().Awake();
        scene.Hear(Message("events", "hms", list));
        scene.Said<UnitTroublesSaid>().ShouldHaveSingleItem().Troubles.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Code.ShouldBe("0x16100083"), one => one.IsGrave.ShouldBeTrue());
        scene.Hear(Message("events", "hms", """{"list":[]}""", tid: "t2"));
        scene.Said<UnitTroublesSaid>().Last().Troubles.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_a_dock_says_is_answered_by_exactly_one_of_the_two_drivers()
    {
        foreach (var (topic, method, data) in new[]
        {
            ("events", "hms", """{"list":[]}"""), ("events", "flight_areas_sync_progress", """{"status":"wait_sync"}"""),
            ("events", "device_exit_homing_notify", """{"action":1,"reason":"3","sn":"DOCK1"}"""), ("events", "something_new", "{}"),
            ("events", "file_upload_callback", """{"file":{"object_key":"docks/DOCK1/a"}}"""), ("requests", "flighttask_resource_get", """{"flight_id":"x"}"""),
            ("requests", "config", "{}"), ("requests", "flighttask_progress_get", """{"flight_id":"x"}"""), ("status", "update_topo", """{"sub_devices":[]}"""),
        })
        {
            var scene = new Scene().Awake();
            var before = scene.Sent.Count;
            scene.Hear(Message(topic, method, data));
            (scene.Sent.Count - before + Hear(topic, method, data, tid: $"t-{method}").Messages.Count).ShouldBe(1, method);
        }
    }

    [Fact]
    public void An_aircraft_asleep_in_its_dock_can_be_sent_and_one_that_its_dock_has_lost_cannot()
    {
        var scene = new Scene().Awake();
        scene.Said<UnitLinkChanged>().Last().Link.ShouldBe(UnitLink.Online);
        scene.Said<UnitReported>().Last().EnergyPercent.ShouldBe(90);
        scene.Hear(Message("osd", null, """{"drone_in_dock":0}"""));
        scene.Said<UnitLinkChanged>().Last().ShouldSatisfyAllConditions(one => one.Link.ShouldBe(UnitLink.Offline), one => one.Why.ShouldBe("its dock has lost it"));
    }

    [Fact]
    public void What_others_send_or_nobody_can_read_is_refused_with_the_place()
    {
        var scene = new Scene().Awake();
        scene.Hear(Message("events", "flighttask_progress", """{"status":"dancing","ext":{"flight_id":"f1.0.x"}}"""));
        scene.Hear(Message("events", "hms", "{}") with { DeviceId = "DOCK2" });
        scene.Hear(Message("events", "hms", "{}") with { Topic = "thing/product/DOCK2/osd" });
        scene.Hear(Message("events", "hms", "{}") with { Topic = "thing/product/DRONE1/osd", Payload = Encoding.UTF8.GetBytes("""{"data":{"longitude":"far"}}""") });
        scene.Said<UnitMessageRefused>().Select(one => (one.Code, one.At)).ShouldBe(
            [("unreadable", "$.data.status"), ("not-yours", "$"), ("not-yours", "$"), ("unreadable", "$.data.longitude")]);
    }

    [Fact]
    public void Properties_that_come_late_do_not_move_an_aircraft_back()
    {
        var scene = new Scene().Awake();
        Osd(106.60, 5_000);
        Osd(106.50, 3_000);
        scene.Said<UnitReported>().Where(one => one.Motion is not null).ShouldHaveSingleItem().Motion!.ShouldSatisfyAllConditions(
            motion => motion.Position.Longitude.ShouldBe(106.60), motion => motion.HeadingDeg.ShouldBe(270));

        void Osd(double longitude, long afterMs) => scene.Hear(new UnitMessage(SmallDock.Sn, "thing/product/DRONE1/osd", Encoding.UTF8.GetBytes(new JsonObject
        {
            ["timestamp"] = scene.NowMs + afterMs, ["data"] = new JsonObject { ["longitude"] = longitude, ["latitude"] = 29.5, ["attitude_head"] = -90 },
        }.ToJsonString()), scene.NowMs));
    }

    private JsonNode Output(string method, string data) => Data(method, data)["output"]!;

    private JsonNode Data(string method, string data) =>
        Json(Hear("requests", method, data).Messages.ShouldHaveSingleItem())["data"]!;

    private DriverOutput Event(string method, string data) => Hear("events", method, data);

    private DriverOutput Hear(string topic, string? method, string data, string? tid = null) => _dock.Hear(Message(topic, method, data, tid), NowMs);

    private static JsonNode Json(OutgoingMessage message) => JsonNode.Parse(message.Payload)!;

    private static UnitMessage Message(string topic, string? method, string data, string? tid = null)
    {
        var node = new JsonObject
        {
            ["tid"] = tid ?? $"{method}-{data.GetHashCode(StringComparison.Ordinal)}", ["bid"] = "b", ["timestamp"] = NowMs, ["data"] = JsonNode.Parse(data),
        };
        if (method is not null)
        {
            (node["method"], node["need_reply"]) = (method, 1);
        }

        return new UnitMessage(SmallDock.Sn, $"{(topic == "status" ? "sys" : "thing")}/product/DOCK1/{topic}", Encoding.UTF8.GetBytes(node.ToJsonString()), NowMs);
    }
}
