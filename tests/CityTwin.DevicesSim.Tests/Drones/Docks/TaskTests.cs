using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Pictures;
using CityTwin.DevicesSim.Tests.Drones.Waylines;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

public sealed class TaskTests
{
    private readonly TestDock _dock = new TestDock().Join();

    [Fact]
    public void A_task_is_prepared_ordered_flown_photographed_and_ends_at_home()
    {
        _dock.Fly(_dock.Task("f-1", (300, 0), (300, 200)));
        _dock.Until(() => _dock.Events("flighttask_progress").Any(said => said.Status == "ok"));
        var progress = _dock.Events("flighttask_progress").ToList();
        progress[0].Status.ShouldBe("sent");
        progress.Select(said => said.Status).Distinct().ShouldBe(["sent", "in_progress", "ok"]);
        progress.Select(said => said.Data.Get("output").Get("progress").Whole("current_step")).ShouldContain(TaskStep.Executes);
        var percents = progress.Select(said => said.Data.Get("output").Get("progress").Whole("percent")!.Value).ToList();
        percents.ShouldBe(percents.Order());
        percents[^1].ShouldBe(100);
        progress[^1].Ext.Whole("media_count").ShouldBe(4);
        progress[^1].Ext.Whole("wayline_mission_state").ShouldBe(9);
        _dock.Station.IsInDock.ShouldBeTrue();
        _dock.Events("return_home_info").ShouldNotBeEmpty();
        _dock.Uploads.Select(upload => upload.Shot.Lens.ToString()).ShouldBe(["Wide", "Infrared", "Wide", "Infrared"]);
        _dock.Last("file_upload_callback").Data.Get("flight_task").Whole("uploaded_file_count").ShouldBe(4);
        _dock.All.IndexOf(_dock.Events("file_upload_callback").First()).ShouldBeLessThan(
            _dock.All.IndexOf(_dock.Events("return_home_info").First()), "a picture is in the cloud before the aircraft turns home");
    }

    [Fact]
    public void A_file_that_is_not_there_or_not_the_one_announced_or_no_mission_is_refused_by_its_code()
    {
        var task = _dock.Task("f-2", (300, 0));
        var file = _dock.Files["http://cloud/f-2.kmz"];
        _dock.Files.Clear();
        _dock.Order("flighttask_prepare", task).ShouldBe(ResultCode.NoWaylineFile);
        _dock.Files["http://cloud/f-2.kmz"] = [.. file, 0];
        _dock.Order("flighttask_prepare", task).ShouldBe(ResultCode.BadWaylineFile);
        _dock.Files["http://cloud/f-2.kmz"] = [1, 2];
        task["file"]!["fingerprint"] = Kmz.Md5([1, 2]);
        _dock.Order("flighttask_prepare", task).ShouldBe(ResultCode.FileFormat);
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-2" }).ShouldBe(ResultCode.BadParameter);
    }

    [Theory]
    [InlineData("rth_altitude", 5)]
    [InlineData("out_of_control_action", 7)]
    [InlineData("task_type", 3)]
    [InlineData("flight_id", null)]
    [InlineData("file", "no object")]
    public void A_parameter_that_cannot_be_is_refused(string name, object? value)
    {
        var task = _dock.Task("f-3", (300, 0));
        task[name] = JsonValue.Create(value);
        _dock.Order("flighttask_prepare", task).ShouldBe(ResultCode.BadParameter);
    }

    [Fact]
    public void An_immediate_task_must_be_ordered_near_its_time()
    {
        var task = _dock.Task("f-4", (300, 0));
        _dock.For(40);
        _dock.Order("flighttask_prepare", task).ShouldBe(ResultCode.TimesDiffer);
    }

    [Fact]
    public void A_dock_at_work_refuses_other_work_and_its_own_cannot_be_undone()
    {
        _dock.Fly(_dock.Task("f-5", (600, 0)));
        _dock.Order("flighttask_prepare", _dock.Task("f-6", (100, 0))).ShouldBe(0, "preparing disturbs nothing");
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-6" }).ShouldBe(ResultCode.OtherTask);
        _dock.Order("flighttask_undo", new JsonObject { ["flight_ids"] = new JsonArray("f-5") }).ShouldBe(ResultCode.CannotCancelTask);
        _dock.Order("flighttask_undo", new JsonObject { ["flight_ids"] = new JsonArray("f-6") }).ShouldBe(0);
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-6" }).ShouldBe(ResultCode.OtherTask);
    }

    [Fact]
    public void Pause_recovery_and_return_are_obeyed_in_the_air_and_refused_on_the_ground()
    {
        _dock.Order("flighttask_pause").ShouldBe(ResultCode.CannotPause);
        _dock.Order("return_home").ShouldBe(ResultCode.NotTakenOff);
        _dock.Fly(_dock.Task("f-7", (300, 0), (900, 0)));
        _dock.Until(() => _dock.Station.Pilot.Next == 1 && _dock.Station.Craft.Moving.LevelMps > 8);
        _dock.Order("flighttask_pause").ShouldBe(0);
        _dock.For(3);
        var paused = _dock.Last("flighttask_progress");
        paused.Status.ShouldBe("paused");
        paused.Ext.Whole("wayline_mission_state").ShouldBe(7);
        paused.Ext.Get("break_point").Whole("index").ShouldBe(0);
        _dock.Order("flighttask_recovery").ShouldBe(0);
        _dock.Order("flighttask_recovery").ShouldBe(ResultCode.NotSupported);
        _dock.Reply("return_home")!.Data.Get("output").Text("status").ShouldBe("in_progress");
        _dock.For(2);
        _dock.Order("return_home_cancel").ShouldBe(0);
        _dock.For(2);
        _dock.Station.Pilot.Mode.ShouldBe(FlightMode.Manual);
        _dock.Order("return_specific_home", new JsonObject { ["home_dock_sn"] = "another" }).ShouldBe(ResultCode.NoHomePointForTask);
        _dock.Order("return_home").ShouldBe(0);
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "partially_done");
        _dock.Last("flighttask_progress").Ext.Get("break_point").Whole("break_reason").ShouldBe(BreakReason.ReturnHome);
    }

    [Fact]
    public void A_task_that_was_broken_off_is_resumed_at_its_break_point()
    {
        _dock.Fly(_dock.Task("f-8", (300, 0), (600, 0), (600, 300)));
        _dock.Until(() => _dock.Station.Pilot.Next == 2);
        _dock.Order("return_home").ShouldBe(0);
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "partially_done");
        var rest = _dock.Task("f-8b", (300, 0), (600, 0), (600, 300));
        rest["break_point"] = _dock.Last("flighttask_progress").Ext.Get("break_point")!.DeepClone();
        _dock.Fly(rest);
        _dock.Station.Pilot.Route!.Points.Count.ShouldBeLessThan(3);
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "ok");
    }

    [Fact]
    public void A_stopped_task_is_canceled()
    {
        _dock.Fly(_dock.Task("f-9", (900, 0)));
        _dock.Order("flighttask_stop", new JsonObject { ["flight_id"] = "other", ["reason"] = 0 }).ShouldBe(ResultCode.CannotStopTask);
        _dock.Order("flighttask_stop", new JsonObject { ["flight_id"] = "f-9", ["reason"] = 0 }).ShouldBe(0);
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "canceled");
    }

    [Fact]
    public void A_conditional_task_says_when_it_is_ready_and_is_refused_before()
    {
        _dock.Station.Craft.Lose(0.4 * _dock.Station.Craft.Frame.BatteryJ);
        var task = _dock.Task("f-10", (200, 0));
        task["task_type"] = 2;
        task["ready_conditions"] = new JsonObject
        {
            ["battery_capacity"] = 70, ["begin_time"] = _dock.NowMs, ["end_time"] = _dock.NowMs + 3_600_000,
        };
        _dock.Order("flighttask_prepare", task).ShouldBe(0);
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-10" }).ShouldBe(ResultCode.BatteryBelowAsked);
        _dock.Until(() => _dock.Events("flighttask_ready").Any());
        _dock.Last("flighttask_ready").Data.Items("flight_ids").Single()!.GetValue<string>().ShouldBe("f-10");
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-10" }).ShouldBe(0);
    }

    [Fact]
    public void Weather_and_an_empty_battery_keep_it_in_its_dock()
    {
        _dock.WindMps = 13;
        Ordered("f-11").ShouldBe(ResultCode.TooWindy);
        _dock.Events("hms").Last().Data.Items("list").Select(item => item.Text("code")).ShouldContain("0x19114000");
        _dock.WindMps = 2;
        _dock.For(2);
        _dock.Events("hms").Last().Data.Items("list").ShouldBeEmpty("what is over is no longer in the list");
        _dock.Station.Craft.Lose(0.8 * _dock.Station.Craft.Frame.BatteryJ);
        Ordered("f-12").ShouldBe(ResultCode.BatteryBelow30);
    }

    [Fact]
    public void A_fire_below_is_measured_by_the_thermal_camera_of_the_aircraft()
    {
        _dock.Fires.Add(new Fire(Hills.At(DroneUnits.Ground, 400, 0, 0), 0.5, 1, 0));
        _dock.Fly(_dock.Task("f-13", (400, 0)));
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "ok");
        var measured = _dock.Reports(_dock.Plan.AircraftId).Select(said => said.Data.Get("81-0-0").Number("thermal_global_temperature_max"))
            .OfType<double>().ToList();
        measured[0].ShouldBeLessThan(40, "far from it there is nothing hot");
        measured.Max().ShouldBeInRange(350, 500);
    }

    [Fact]
    public void Areas_are_taken_over_only_when_their_checksum_is_right_and_are_then_respected()
    {
        var hill = Hills.At(DroneUnits.Ground, 500, 0, 0).Degrees;
        var file = System.Text.Encoding.UTF8.GetBytes($$$"""
            {"type":"FeatureCollection","features":[{"id":"a-1","type":"Feature","geofence_type":"nfz",
            "geometry":{"type":"Point","coordinates":[{{{hill.Lon:F7}}},{{{hill.Lat:F7}}}]},"properties":{"subType":"Circle","radius":120,"enable":true}}]}
            """);
        _dock.Files["http://cloud/areas.json"] = file;
        Sync("0000");
        _dock.Last("flight_areas_sync_progress").Data.Whole("reason").ShouldBe(12);
        Sync(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        _dock.Last("flight_areas_sync_progress").Data.Text("status").ShouldBe("synchronized");

        _dock.Order("flighttask_prepare", _dock.Task("f-14", (500, 0))).ShouldBe(0);
        _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = "f-14" }).ShouldBe(0);
        _dock.Until(() => _dock.Last("flighttask_progress").Status == "failed");
        _dock.Last("flighttask_progress").Result.ShouldBe(ResultCode.CrossesArea);
        _dock.Fly(_dock.Task("f-15", (-200, 0)));
        _dock.Until(() => _dock.Events("flight_areas_drone_location").Any());
        _dock.Last("flight_areas_drone_location").Data.Items("drone_locations").Single().Text("area_id").ShouldBe("a-1");
    }

    [Fact]
    public void The_same_seed_and_the_same_orders_give_the_same_words()
    {
        static List<string> Once()
        {
            var dock = new TestDock(seed: 9).Join();
            dock.Fly(dock.Task("f-16", (200, 100)));
            dock.For(120);
            return [.. dock.All.Select(said => said.Message.ToJsonString())];
        }

        Once().ShouldBe(Once());
    }

    private int? Ordered(string id)
    {
        _dock.Order("flighttask_prepare", _dock.Task(id, (200, 0))).ShouldBe(0);
        return _dock.Order("flighttask_execute", new JsonObject { ["flight_id"] = id });
    }

    private void Sync(string checksum)
    {
        _dock.Outputs["flight_areas_get"] = new JsonObject
        {
            ["files"] = new JsonArray(new JsonObject
            {
                ["name"] = "areas.json", ["url"] = "http://cloud/areas.json", ["checksum"] = checksum, ["size"] = 1,
            }),
        };
        _dock.Order("flight_areas_update").ShouldBe(0);
        _dock.For(2);
    }
}
