using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Tests.Drones.Docks;

public sealed class PointTests
{
    private readonly TestDock _dock = new TestDock().Join();

    [Fact]
    public void It_takes_off_to_a_point_is_sent_to_another_and_comes_home()
    {
        _dock.Order("flight_authority_grab").ShouldBe(0);
        _dock.Order("takeoff_to_point", TakeOff("p-1", 300, 0)).ShouldBe(0);
        _dock.Until(() => Statuses("takeoff_to_point_progress").Contains("wayline_ok"));
        Statuses("takeoff_to_point_progress").Distinct().ShouldBe(["task_ready", "wayline_progress", "wayline_ok"]);
        _dock.Order("camera_photo_take", new JsonObject { ["payload_index"] = "81-0-0" }).ShouldBe(0);

        _dock.Order("fly_to_point", FlyTo("to-1", 300, 300)).ShouldBe(0);
        _dock.Until(() => Statuses("fly_to_point_progress").Contains("wayline_ok"));
        _dock.Order("fly_to_point", FlyTo("to-2", -600, 300)).ShouldBe(0);
        _dock.For(10);
        _dock.Order("fly_to_point_stop").ShouldBe(0);
        Statuses("fly_to_point_progress").Last().ShouldBe("wayline_cancel");
        _dock.Order("fly_to_point_stop").ShouldBe(ResultCode.CannotStopFlyTo);
        _dock.Order("return_home").ShouldBe(0);
        _dock.Until(() => Statuses("takeoff_to_point_progress").Contains("task_finish"));
        _dock.Last("takeoff_to_point_progress").Result.ShouldBe(0);
        _dock.Last("file_upload_callback").Data.Get("flight_task").Whole("flight_type").ShouldBe(1);
        _dock.Station.IsInDock.ShouldBeTrue();
    }

    [Fact]
    public void A_point_may_be_changed_on_the_way_and_an_emergency_stop_holds_it()
    {
        _dock.Order("fly_to_point", FlyTo("to-3", 100, 0)).ShouldBe(ResultCode.FlyToFailed, "on the ground there is nothing to send");
        _dock.Order("takeoff_to_point", TakeOff("p-2", 900, 0)).ShouldBe(0);
        _dock.Until(() => _dock.Station.Pilot.Mode == FlightMode.Live);
        var update = FlyTo("", 0, 500);
        _dock.Order("fly_to_point_update", update).ShouldBe(0);
        _dock.For(5);
        _dock.Tell("drc/down", "drone_emergency_stop", new JsonObject());
        _dock.For(20);
        _dock.Station.Craft.Moving.LevelMps.ShouldBeLessThan(0.5);
        _dock.All.Last(said => said.Topic.EndsWith("/drc/up")).Data.Whole("result").ShouldBe(0);
    }

    [Theory]
    [InlineData("rc_lost_action", 3)]
    [InlineData("max_speed", 16)]
    [InlineData("security_takeoff_height", 5)]
    [InlineData("target_height", 1600)]
    [InlineData("target_latitude", 91)]
    public void A_parameter_out_of_its_range_is_refused(string name, double value)
    {
        var order = TakeOff("p-3", 100, 0);
        order[name] = value;
        _dock.Order("takeoff_to_point", order).ShouldBe(ResultCode.BadParameter);
    }

    [Theory]
    [InlineData(0, FlightMode.Manual)]
    [InlineData(1, FlightMode.Landing)]
    [InlineData(2, FlightMode.Returning)]
    internal void Without_a_link_the_numbers_of_flights_to_a_point_hold(int action, FlightMode mode)
    {
        var order = TakeOff("p-4", 900, 0);
        order["rc_lost_action"] = action;
        _dock.Order("takeoff_to_point", order).ShouldBe(0);
        _dock.Until(() => _dock.Station.Craft.Where.LevelDistanceTo(_dock.Plan.Home) > 50);
        _dock.Station.Pilot.LoseLink();
        _dock.Station.Pilot.Mode.ShouldBe(mode);
    }

    [Theory]
    [InlineData(0, FlightMode.Returning)]
    [InlineData(1, FlightMode.Wayline)]
    [InlineData(2, FlightMode.Landing)]
    internal void Without_a_link_the_numbers_of_flight_tasks_hold_which_are_others(int action, FlightMode mode)
    {
        var task = _dock.Task("p-5", (900, 0));
        task["out_of_control_action"] = action;
        _dock.Fly(task);
        _dock.Until(() => _dock.Station.Craft.Where.LevelDistanceTo(_dock.Plan.Home) > 50);
        _dock.Station.Pilot.LoseLink();
        _dock.Station.Pilot.Mode.ShouldBe(mode);
        _dock.Station.Pilot.IsPaused.ShouldBe(mode == FlightMode.Wayline, "1 hovers");
    }

    private List<string> Statuses(string method) => [.. _dock.Events(method).Select(said => said.Data.Text("status"))];

    private static JsonObject TakeOff(string id, double eastM, double northM)
    {
        var at = Hills.At(DroneUnits.Ground, eastM, northM, 60);
        return new JsonObject
        {
            ["flight_id"] = id, ["target_latitude"] = at.Degrees.Lat, ["target_longitude"] = at.Degrees.Lon, ["target_height"] = at.HeightM,
            ["security_takeoff_height"] = 60, ["rth_mode"] = 1, ["rth_altitude"] = 90, ["rc_lost_action"] = 2,
            ["commander_mode_lost_action"] = 1, ["commander_flight_mode"] = 1, ["commander_flight_height"] = 60, ["max_speed"] = 14,
        };
    }

    private static JsonObject FlyTo(string id, double eastM, double northM)
    {
        var at = Hills.At(DroneUnits.Ground, eastM, northM, 70);
        return new JsonObject
        {
            ["fly_to_id"] = id, ["max_speed"] = 12,
            ["points"] = new JsonArray(new JsonObject
            {
                ["latitude"] = at.Degrees.Lat, ["longitude"] = at.Degrees.Lon, ["height"] = at.HeightM,
            }),
        };
    }
}
