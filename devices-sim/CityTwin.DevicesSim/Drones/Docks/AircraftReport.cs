using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Pictures;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>An aircraft's properties.</summary>
internal static class AircraftReport
{
    private const int Digits = 7;
    private const double NearAreaM = 50;

    public static JsonObject Of(Station station, PropertyDesk settings, long nowMs)
    {
        var (craft, pilot) = (station.Craft, station.Pilot);
        var (lon, lat) = craft.Where.Degrees;
        var (windEast, windNorth) = craft.IsFlying ? pilot.WindHere(station.WorldMs / 1000.0) : (0, 0);
        return new JsonObject
        {
            ["mode_code"] = (int)pilot.Mode,
            ["gear"] = 1,
            ["latitude"] = Math.Round(lat, Digits),
            ["longitude"] = Math.Round(lon, Digits),
            ["height"] = Math.Round(craft.Where.HeightM, 2),
            ["elevation"] = Math.Round(craft.Where.HeightM - station.Plan.Home.HeightM, 1),
            ["attitude_head"] = Math.Round(craft.HeadingDeg),
            ["attitude_pitch"] = Math.Round(-Math.Min(25, craft.Moving.LevelMps * 1.2), 1),
            ["attitude_roll"] = 0,
            ["horizontal_speed"] = Math.Round(craft.Moving.LevelMps, 1),
            ["vertical_speed"] = Math.Round(craft.Moving.UpMps, 1),
            ["wind_speed"] = Math.Round(Math.Sqrt((windEast * windEast) + (windNorth * windNorth)), 1),
            ["wind_direction"] = Compass(windEast, windNorth),
            ["home_distance"] = Math.Round(craft.Where.LevelDistanceTo(station.Plan.Home), 1),
            ["battery"] = Battery(station, nowMs),
            ["track_id"] = station.Sortie?.TrackId ?? "",
            ["height_limit"] = settings.Value("height_limit"),
            ["distance_limit_status"] = new JsonObject
            {
                ["state"] = settings.Value("distance_limit_status.state"),
                ["distance_limit"] = settings.Value("distance_limit_status.distance_limit"),
            },
            ["is_near_area_limit"] = pilot.Areas.All.Any(area => area.EdgeM(craft.Where) < NearAreaM) ? 1 : 0,
            ["is_near_height_limit"] = craft.Where.HeightM - station.Plan.Home.HeightM > settings.Value("height_limit") - 10 ? 1 : 0,
            ["night_lights_state"] = settings.Value("night_lights_state"),
            ["obstacle_avoidance"] = new JsonObject
            {
                ["horizon"] = settings.Value("obstacle_avoidance.horizon"),
                ["upside"] = settings.Value("obstacle_avoidance.upside"),
                ["downside"] = settings.Value("obstacle_avoidance.downside"),
            },
            ["position_state"] = new JsonObject { ["is_fixed"] = 2, ["quality"] = 5, ["gps_number"] = 20, ["rtk_number"] = 28 },
            ["storage"] = new JsonObject { ["total"] = 60_000_000, ["used"] = 40_000 },
            ["total_flight_distance"] = Math.Round(craft.FlownM),
            ["total_flight_time"] = (int)craft.FlownS,
            ["total_flight_sorties"] = station.Flights,
            ["activation_time"] = 0,
            ["cameras"] = station.Plan.HasCamera ? new JsonArray(Camera(station)) : new JsonArray(),
            [Models.PayloadIndex(station.Plan)] = Payload(station, nowMs),
        };
    }

    /// <summary>What is told when it changes: why it does what it does, and where its home is.</summary>
    public static JsonObject State(Station station)
    {
        var (lon, lat) = station.Plan.Home.Degrees;
        return new JsonObject
        {
            ["mode_code_reason"] = (int)station.Pilot.Reason,
            ["home_latitude"] = Math.Round(lat, Digits),
            ["home_longitude"] = Math.Round(lon, Digits),
            ["control_source"] = station.ControlSource,
            ["low_battery_warning_threshold"] = 25,
            ["serious_low_battery_warning_threshold"] = 12,
        };
    }

    private static JsonObject Battery(Station station, long nowMs)
    {
        var craft = station.Craft;
        var needHome = craft.IsFlying ? station.Pilot.NeedHomeJ(station.WorldMs / 1000.0) : 0;
        var left = craft.EnergyJ / craft.Frame.PowerW(craft.Frame.CruiseSpeedMps, 0);
        return new JsonObject
        {
            ["capacity_percent"] = (int)Math.Ceiling(craft.BatteryPercent),
            ["remain_flight_time"] = (int)left,
            ["return_home_power"] = (int)Math.Clamp(100 * needHome / craft.Frame.BatteryJ, 0, 100),
            ["landing_power"] = (int)Math.Clamp(100 * Homing.NeedToLandJ(craft, 0) / craft.Frame.BatteryJ, 0, 100),
            ["batteries"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["sn"] = $"{station.Plan.AircraftId}-B",
                ["type"] = 0,
                ["sub_type"] = 0,
                ["capacity_percent"] = (int)Math.Ceiling(craft.BatteryPercent),
                ["voltage"] = (int)(13_200 + (35 * craft.BatteryPercent)),
                ["temperature"] = Math.Round(station.World.TemperatureC(station.WorldMs) + (craft.IsFlying ? 12 : 3), 1),
                ["loop_times"] = station.Flights,
                ["high_voltage_storage_days"] = 0,
            }),
        };
    }

    private static JsonObject Camera(Station station) => new()
    {
        ["payload_index"] = Models.PayloadIndex(station.Plan),
        ["camera_mode"] = 0,
        ["photo_state"] = 0,
        ["recording_state"] = 0,
        ["remain_photo_num"] = 4_000,
        ["remain_record_duration"] = 0,
        ["record_time"] = 0,
        ["zoom_factor"] = 2,
        ["ir_zoom_factor"] = 2,
        ["screen_split_enable"] = false,
    };

    private static JsonObject Payload(Station station, long nowMs)
    {
        var pilot = station.Pilot;
        var payload = new JsonObject
        {
            ["payload_index"] = Models.PayloadIndex(station.Plan),
            ["gimbal_pitch"] = Math.Round(pilot.GimbalPitchDeg, 1),
            ["gimbal_roll"] = 0,
            ["gimbal_yaw"] = Math.Round(station.Craft.HeadingDeg, 1),
            ["zoom_factor"] = 1,
        };
        if (station.Plan.HasThermal && station.Craft.IsFlying)
        {
            var view = View.From(station.Craft.Where, station.Craft.HeadingDeg, pilot.GimbalPitchDeg, station.World.Terrain);
            var (least, most) = ThermalCamera.Measure(
                view, station.World.Fires(station.WorldMs), station.World.TemperatureC(station.WorldMs), station.World.Sun(station.WorldMs), Noise.Seed(station.Seed, nowMs));
            payload["thermal_current_palette_style"] = 6;
            payload["thermal_gain_mode"] = 1;
            payload["thermal_isotherm_state"] = 0;
            payload["thermal_isotherm_upper_limit"] = 500;
            payload["thermal_isotherm_lower_limit"] = 0;
            payload["thermal_global_temperature_min"] = least;
            payload["thermal_global_temperature_max"] = most;
        }

        return payload;
    }

    /// <summary>Where the wind comes from: 1 for north and on, clockwise, to 8.</summary>
    private static int Compass(double east, double north)
    {
        var from = Math.Atan2(-east, -north) / (2 * Math.PI) * 8;
        return ((int)Math.Round(from + 8) % 8) + 1;
    }
}
