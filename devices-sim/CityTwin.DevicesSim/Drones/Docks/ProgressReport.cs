using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Writes what a dock says of a sortie: <c>flighttask_progress</c>, the progress of flights to a point, the way home.</summary>
internal static class ProgressReport
{
    private const int Digits = 7;

    public static void Task(Station station, Sortie sortie, string status, long nowMs, bool isFinal)
    {
        var ext = new JsonObject
        {
            ["current_waypoint_index"] = sortie.WaypointIndex,
            ["wayline_mission_state"] = sortie.MissionState,
            ["media_count"] = sortie.Pictures,
            ["track_id"] = sortie.TrackId,
            ["flight_id"] = sortie.FlightId,
            ["wayline_id"] = sortie.WaylineId,
        };
        if (sortie.Break is { } at)
        {
            var (lon, lat) = sortie.BreakPlace.Degrees;
            ext["break_point"] = new JsonObject
            {
                ["index"] = at.Index,
                ["state"] = at.IsAtPoint ? 1 : 0,
                ["progress"] = Math.Round(at.Progress, 4),
                ["wayline_id"] = at.WaylineId,
                ["break_reason"] = sortie.BreakReason,
                ["latitude"] = Math.Round(lat, Digits),
                ["longitude"] = Math.Round(lon, Digits),
                ["height"] = Math.Round(sortie.BreakPlace.HeightM, 2),
                ["attitude_head"] = Math.Round(sortie.BreakHeadingDeg, 1),
            };
        }

        station.Speech.Event("flighttask_progress", new JsonObject
        {
            ["result"] = isFinal ? sortie.Result : 0,
            ["output"] = new JsonObject
            {
                ["ext"] = ext,
                ["progress"] = new JsonObject { ["current_step"] = sortie.Step, ["percent"] = Percent(sortie, isFinal) },
                ["status"] = status,
            },
        }, nowMs, needsReply: true, $"task:{sortie.FlightId}", sortie.Bid);
    }

    /// <param name="status">One of the documents': task_ready, wayline_progress, wayline_ok, wayline_cancel, wayline_failed, task_finish.</param>
    public static void ToPoint(Station station, Sortie sortie, string status, int result, long nowMs)
    {
        var isFlyTo = sortie.FlyToId.Length > 0 && status != "task_finish";
        var left = status == "wayline_progress" ? station.Pilot.ToPointM : 0;
        var data = new JsonObject
        {
            ["result"] = result,
            ["status"] = status,
            ["way_point_index"] = status is "wayline_ok" or "task_finish" ? 1 : 0,
            ["remaining_distance"] = Math.Round(left, 1),
            ["remaining_time"] = Math.Round(left / Math.Max(1, station.Craft.Moving.LevelMps), 1),
            ["planned_path_points"] = new JsonArray(Point(station.Craft.Where), Point(station.Pilot.Point)),
        };
        if (isFlyTo)
        {
            data["fly_to_id"] = sortie.FlyToId;
            station.Speech.Event("fly_to_point_progress", data, nowMs, needsReply: true, $"fly-to:{sortie.FlyToId}", sortie.Bid);
            return;
        }

        data["flight_id"] = sortie.FlightId;
        data["track_id"] = sortie.TrackId;
        station.Speech.Event("takeoff_to_point_progress", data, nowMs, needsReply: true, $"point:{sortie.FlightId}", sortie.Bid);
    }

    public static void WayHome(Station station, Sortie sortie, long nowMs)
    {
        var path = new JsonArray(Point(station.Craft.Where));
        foreach (var place in station.Pilot.HomePath())
        {
            path.Add((JsonNode)Point(place));
        }

        station.Speech.Event("return_home_info", new JsonObject
        {
            ["planned_path_points"] = path,
            ["last_point_type"] = 0,
            ["flight_id"] = sortie.FlightId,
            ["home_dock_sn"] = station.Plan.DockId,
        }, nowMs, needsReply: false);
    }

    private static int Percent(Sortie sortie, bool isFinal) => isFinal && sortie.FinalStatus == "ok" ? 100
        : sortie.Waypoints == 0 ? 0
        : Math.Clamp(5 + (90 * sortie.WaypointsDone / sortie.Waypoints), 0, 99);

    private static JsonObject Point(Place place)
    {
        var (lon, lat) = place.Degrees;
        return new JsonObject
        {
            ["latitude"] = Math.Round(lat, Digits), ["longitude"] = Math.Round(lon, Digits), ["height"] = Math.Round(place.HeightM, 1),
        };
    }
}
