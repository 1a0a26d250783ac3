using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>A dock's properties, in the three parts that real docks send them in.</summary>
internal static class DockReport
{
    private const int Digits = 7;
    private const int StorageKb = 80_000_000;

    public static JsonObject Whole(Station station, int remainUpload, long nowMs)
    {
        var (lon, lat) = station.Plan.Home.Degrees;
        var ambient = station.World.TemperatureC(station.WorldMs);
        var isCharging = station is { IsInDock: true, Sortie: null } && station.Craft.BatteryPercent < 100;
        return new JsonObject
        {
            ["mode_code"] = station.Sortie is null ? 0 : 4,
            ["cover_state"] = station.CoverState,
            ["drone_in_dock"] = station.IsInDock ? 1 : 0,
            ["drone_charge_state"] = new JsonObject
            {
                ["state"] = isCharging ? 1 : 0, ["capacity_percent"] = (int)station.Craft.BatteryPercent,
            },
            ["sub_device"] = new JsonObject
            {
                ["device_sn"] = station.Plan.AircraftId,
                ["device_model_key"] = Models.Aircraft(station.Plan),
                ["device_online_status"] = station.IsOnline ? 1 : 0,
                ["device_paired"] = 1,
            },
            ["latitude"] = Math.Round(lat, Digits),
            ["longitude"] = Math.Round(lon, Digits),
            ["height"] = Math.Round(station.Plan.Home.HeightM, 2),
            ["heading"] = 0,
            ["home_position_is_valid"] = 1,
            ["alternate_land_point"] = new JsonObject
            {
                ["latitude"] = Math.Round(lat, Digits), ["longitude"] = Math.Round(lon, Digits), ["safe_land_height"] = 0,
                ["is_configured"] = 0, ["height"] = Math.Round(station.Plan.Home.HeightM, 2),
            },
            ["rainfall"] = station.RainDegree,
            ["wind_speed"] = Math.Round(station.DockWindMps, 1),
            ["environment_temperature"] = Math.Round(ambient, 1),
            ["temperature"] = Math.Round(ambient + 2, 1),
            ["humidity"] = 60,
            ["network_state"] = new JsonObject { ["type"] = 2, ["quality"] = 5, ["rate"] = 900 },
            ["position_state"] = new JsonObject
            {
                ["is_calibration"] = 1, ["is_fixed"] = 2, ["quality"] = 10, ["gps_number"] = 18, ["rtk_number"] = 30,
            },
            ["storage"] = new JsonObject { ["total"] = StorageKb, ["used"] = 50_000 + (remainUpload * 120) },
            ["emergency_stop_state"] = 0,
            ["supplement_light_state"] = 0,
            ["putter_state"] = 0,
            ["alarm_state"] = 0,
            ["battery_store_mode"] = 2,
            ["first_power_on"] = nowMs - (nowMs % 86_400_000),
        };
    }

    public static JsonObject Task(Station station, int remainUpload) => new()
    {
        ["flighttask_step_code"] = station.Sortie?.Stage switch
        {
            null => 5,
            SortieStage.OpeningCover or SortieStage.StartingAircraft => 0,
            SortieStage.InAir => 1,
            _ => 2,
        },
        ["media_file_detail"] = new JsonObject { ["remain_upload"] = remainUpload },
        ["wireless_link"] = new JsonObject
        {
            ["dongle_number"] = 0,
            ["4g_link_state"] = 0,
            ["sdr_link_state"] = station.IsOnline ? 1 : 0,
            ["link_workmode"] = 0,
            ["sdr_quality"] = station.IsOnline ? 5 : 0,
            ["4g_quality"] = 0,
            ["4g_uav_quality"] = 0,
            ["4g_gnd_quality"] = 0,
            ["sdr_freq_band"] = 2.4,
            ["4g_freq_band"] = 2.4,
        },
    };

    public static JsonObject Upkeep(Station station) => new()
    {
        ["job_number"] = station.Flights,
        ["acc_time"] = (int)station.Craft.FlownS,
        ["activation_time"] = 0,
        ["working_voltage"] = 25_440,
        ["working_current"] = station.Sortie is null ? 1_120 : 3_400,
        ["backup_battery"] = new JsonObject { ["voltage"] = 26_600, ["temperature"] = 27.9, ["switch"] = 1 },
        ["drone_battery_maintenance_info"] = new JsonObject { ["maintenance_state"] = 0, ["maintenance_time_left"] = 0 },
        ["maintain_status"] = new JsonObject { ["maintain_status_array"] = new JsonArray() },
    };
}
