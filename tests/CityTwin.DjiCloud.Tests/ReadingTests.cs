using System.Text;

namespace CityTwin.DjiCloud.Tests;

/// <summary>What the documents show as examples, reduced to what is read of them.</summary>
public class ReadingTests
{
    [Fact]
    public void A_topology_says_whether_the_aircraft_is_there()
    {
        var there = DjiTopology.Read(Data("""{"domain":"3","type":119,"sub_type":0,"thing_version":"1.1.2","sub_devices":[{"sn":"drone001","domain":"0","type":60,"sub_type":0,"index":"A","thing_version":"1.1.2"}]}"""));
        there.Dock.ShouldBe(new DjiModel(3, 119, 0));
        there.SubDevices.ShouldBe([new DjiSubDevice("drone001", new DjiModel(0, 60, 0), "A", "1.1.2")]);
        DjiTopology.Read(Data("""{"type":98,"sub_type":0,"version":1,"sub_devices":[]}""")).SubDevices.ShouldBeEmpty();
    }

    [Fact]
    public void Progress_of_a_flight_is_read_from_the_output_and_from_the_data_itself()
    {
        const string body = """{"ext":{"break_point":{"attitude_head":30,"break_reason":1,"height":100.23,"index":1,"latitude":23.4,"longitude":113.99,"progress":0.34,"state":0,"wayline_id":0},"current_waypoint_index":3,"flight_id":"flight_id","media_count":6,"track_id":"track_id","wayline_id":0,"wayline_mission_state":9},"progress":{"current_step":19,"percent":100},"status":"ok"}""";
        var shown = FlightTaskProgress.Read(Data($$"""{"output":{{body}},"result":0}"""));
        (shown.FlightId, shown.Status, shown.WaypointIndex, shown.MediaCount, shown.BreakReason, shown.IsOver).ShouldBe(("flight_id", FlightTaskStatus.Ok, 3, 6, 1, true));
        shown.BreakPoint.ShouldBe(new BreakPoint(1, 0, 0.34, 0));
        FlightTaskProgress.Read(Data(body)).ShouldBe(shown);
    }

    [Theory]
    [InlineData("sent", false)]
    [InlineData("in_progress", false)]
    [InlineData("paused", false)]
    [InlineData("partially_done", true)]
    [InlineData("rejected", true)]
    [InlineData("canceled", true)]
    [InlineData("timeout", true)]
    public void A_status_says_whether_a_flight_is_over(string status, bool isOver) =>
        FlightTaskProgress.Read(Data($$$"""{"status":"{{{status}}}","ext":{"flight_id":"x"}}""")).IsOver.ShouldBe(isOver);

    [Fact]
    public void Flights_to_points_and_the_way_home_are_read()
    {
        var takeOff = PointProgress.Read(Data("""{"flight_id":"f","status":"wayline_ok","result":0,"remaining_distance":0,"remaining_time":0,"way_point_index":1,"planned_path_points":[{"height":123.234,"latitude":13.23,"longitude":123.234}]}"""), "flight_id");
        (takeOff.Id, takeOff.Status, takeOff.RemainingM).ShouldBe(("f", PointFlightStatus.Arrived, 0));
        takeOff.Path.ShouldBe([new PathPoint(13.23, 123.234, 123.234)]);
        var home = ReturnHomeInfo.Read(Data("""{"flight_id":"f","home_dock_sn":"D","last_point_type":0,"planned_path_points":[{"height":60.2,"latitude":22.7,"longitude":114.8}]}"""));
        (home.HomeDockSn, home.EndsAboveHome, home.Path.Count).ShouldBe(("D", true, 1));
        DeviceExitHoming.Read(Data("""{"action":1,"reason":"0","sn":"Dock SN"}""")).ShouldSatisfyAllConditions(
            left => left.HasLeft.ShouldBeTrue(), left => left.Why.ShouldBe("the throttle was moved"));
    }

    [Fact]
    public void A_picture_has_its_numbers_as_texts_too()
    {
        var picture = FileUploaded.Read(Data("""{"file":{"cloud_to_cloud_id":"DEFAULT","ext":{"drone_model_key":"0-67-0","flight_id":"xxx","is_original":true,"payload_model_key":"0-67-0"},"metadata":{"absolute_altitude":56.311,"create_time":"2021-05-10 16:04:20","gimbal_yaw_degree":"-91.40","relative_altitude":41.124,"shoot_position":{"lat":22.1,"lng":122.5}},"name":"dog.jpeg","object_key":"object_key","path":"xxx"},"flight_task":{"expected_file_count":14,"flight_type":0,"uploaded_file_count":12}}"""));
        (picture.ObjectKey, picture.FlightId, picture.GimbalYawDeg, picture.Latitude, picture.Uploaded, picture.Expected).ShouldBe(("object_key", "xxx", -91.4, 22.1, 12, 14));
    }

    [Fact]
    public void Health_areas_and_devices_are_read()
    {
        HmsItem.ReadAll(Data("""{"list":[{"args":{"component_index":0,"sensor_index":0},"code":"0x16100083","device_type":"0-67-0","imminent":1,"in_the_sky":0,"level":2,"module":3}]}"""))
            .ShouldBe([new HmsItem(2, 3, false, "0x16100083", new DjiModel(0, 67, 0), true, 0, 0)]);
        AreaSyncProgress.Read(Data("""{"file":{"checksum":"sha256","name":"geofence_xxx.json"},"reason":12,"status":"fail"}""")).Why.ShouldBe("the checksum is not that of the file");
        DroneInArea.ReadAll(Data("""{"drone_locations":[{"area_distance":100.11,"area_id":"a","is_in_area":true}]}""")).ShouldBe([new DroneInArea("a", 100.11, true)]);
        BindDevice.ReadAll(Data("""{"bind_devices":[{"device_binding_code":"c","device_callsign":"d","device_model_key":"3-1-0","organization_id":"o","sn":"dock-sn"}]}"""))
            .ShouldBe([new BindDevice("dock-sn", "c", "o", "d", "3-1-0")]);
    }

    [Fact]
    public void Properties_come_in_parts_and_what_is_not_said_is_null()
    {
        var dock = DockProperties.Read(Data("""{"network_state":{"type":2,"quality":0,"rate":5.09},"drone_charge_state":{"state":0,"capacity_percent":100},"drone_in_dock":1,"rainfall":0,"wind_speed":0,"environment_temperature":24,"temperature":24.9,"humidity":62,"latitude":22.9,"longitude":113.7,"height":34.17,"mode_code":1,"cover_state":0,"emergency_stop_state":0,"sub_device":{"device_sn":"S","device_online_status":0}}"""));
        (dock.Mode, dock.DroneInDock, dock.ChargePercent, dock.OutsideC, dock.AircraftSn, dock.AircraftOn, dock.Step).ShouldBe((1, true, 100, 24, "S", false, null));
        var aircraft = AircraftProperties.Read(Data("""{"mode_code":5,"latitude":29.5,"longitude":106.5,"height":301.5,"battery":{"capacity_percent":81},"cameras":[{"payload_index":"81-0-0"}],"81-0-0":{"thermal_global_temperature_max":40.04,"thermal_global_temperature_min":31.65},"a_new_thing":{"x":[1,{}]}}"""));
        (aircraft.Mode, aircraft.BatteryPercent, aircraft.MaxTemperatureC, aircraft.MinTemperatureC, aircraft.WindMps).ShouldBe((5, 81, 40.04, 31.65, null));
        aircraft.Cameras.ShouldBe(["81-0-0"]);
    }

    [Theory]
    [InlineData("not json", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{"tid":{}}""", "$.tid")]
    [InlineData("""{"timestamp":-1}""", "$.timestamp")]
    public void What_is_no_message_is_refused_with_the_place(string text, string at) =>
        Should.Throw<DjiRefusedException>(() => DjiReader.Read(Encoding.UTF8.GetBytes(text))).At.ShouldBe(at);

    [Fact]
    public void What_is_too_much_is_refused()
    {
        Should.Throw<DjiRefusedException>(() => DjiReader.Read(new byte[DjiLimits.MaxMessageBytes + 1]));
        Should.Throw<DjiRefusedException>(() => DjiReader.Read(Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100))));
        Should.Throw<DjiRefusedException>(() => FlightTaskProgress.Read(Data($$$"""{"status":"ok","ext":{"flight_id":"{{{new string('x', 500)}}}"}}"""))).At.ShouldBe("$.data.ext.flight_id");
        FlightTaskReady.Read(Data($$"""{"flight_ids":[{{string.Join(',', Enumerable.Repeat("\"a\"", 5_000))}}]}""")).FlightIds.Count.ShouldBe(DjiLimits.MaxItems);
    }

    [Fact]
    public void A_wrong_value_is_refused_with_its_place_and_what_would_be_right()
    {
        var refused = Should.Throw<DjiRefusedException>(() => PathPoint.Read(Data("""{"latitude":91,"longitude":1,"height":1}""")));
        (refused.At, refused.Reason).ShouldBe(("$.data.latitude", "expected a number from -90 to 90, found 91."));
    }

    private static DjiValue Data(string data) =>
        DjiReader.Read(Encoding.UTF8.GetBytes($$"""{"tid":"t","bid":"b","timestamp":1654070968655,"method":"m","need_reply":1,"data":{{data}}}""")).Data;
}
