using System.Text;
using System.Text.Json.Nodes;
using CityTwin.Fleet;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>A dock and its aircraft as small as they can be, written by the documents and not by the driver: it flies by counting.</summary>
internal sealed class SmallDock(string dock = SmallDock.Sn, string aircraft = SmallDock.AircraftSn)
{
    public const string Sn = "DOCK1";
    public const string AircraftSn = "DRONE1";

    private const int SecondsToPoint = 6;
    private const int SecondsHome = 8;

    private readonly HashSet<string> _prepared = [];
    private readonly List<UnitMessage> _out = [];
    private long _nowMs;
    private int _number;
    private string _flight = "";
    private bool _isPoint;
    private int _left;
    private int _homeIn;
    private string _flyTo = "";
    private (double, double) _target;
    private bool _isPaused;

    /// <summary>Codes that the next calls of a method are refused with.</summary>
    public Dictionary<string, int> Refuses { get; } = [];

    /// <summary>All calls it got, each as often as it came.</summary>
    public List<(string Method, string Tid, JsonNode? Data)> Got { get; } = [];

    public string Flying => _homeIn == 0 ? _flight : "";

    public bool IsInTheAir => _flight.Length > 0;

    public double MaxTemperatureC { get; set; } = 30;

    /// <summary>A wayline's waypoints, and their places.</summary>
    public List<(double Lon, double Lat)> Waypoints { get; set; } = [(106.57, 29.56), (106.571, 29.56), (106.572, 29.56)];

    public (double Lon, double Lat) At { get; set; } = (106.56, 29.56);

    public IReadOnlyList<UnitMessage> Take()
    {
        var all = _out.ToList();
        _out.Clear();
        return all;
    }

    public void Hear(OutgoingMessage message, long nowMs)
    {
        _nowMs = nowMs;
        if (!message.Topic.EndsWith("/services", StringComparison.Ordinal))
        {
            return;
        }

        var node = JsonNode.Parse(message.Payload)!;
        var (method, tid, bid, data) = ((string)node["method"]!, (string)node["tid"]!, (string)node["bid"]!, node["data"]);
        Got.Add((method, tid, data));
        var result = Refuses.TryGetValue(method, out var code) ? code : Result(method, data);
        Send($"thing/product/{dock}/services_reply", method, new JsonObject { ["result"] = result }, tid, bid);
        if (result == 0)
        {
            Tell();
        }
    }

    /// <summary>A second goes by.</summary>
    public void Second(long nowMs)
    {
        _nowMs = nowMs;
        if (_homeIn > 0 && --_homeIn == 0)
        {
            (_flight, _flyTo) = ("", "");
        }
        else if (_homeIn == 0 && _left > 0 && !_isPaused && --_left >= 0)
        {
            if (!_isPoint)
            {
                At = Waypoints[Waypoint];
            }

            else if (_left == 0)
            {
                At = _target;
            }

            Tell();
            if (_left == 0 && !_isPoint)
            {
                _homeIn = SecondsHome;
            }
        }

        if (nowMs / 1000 % 2 == 0)
        {
            Properties();
        }
    }

    public void Say(string method, JsonNode data, bool needsReply = true, string? tid = null) =>
        Send($"thing/product/{dock}/events", method, data, tid ?? Id(), Id(), needsReply);

    public void Topology(bool withAircraft) => Send($"sys/product/{dock}/status", "update_topo", new JsonObject
    {
        ["domain"] = "3", ["type"] = 2, ["sub_type"] = 0,
        ["sub_devices"] = withAircraft ? new JsonArray(new JsonObject { ["sn"] = aircraft, ["domain"] = "0", ["type"] = 91, ["sub_type"] = 0 }) : new JsonArray(),
    }, Id(), Id());

    public void Properties()
    {
        Send($"thing/product/{dock}/osd", null, new JsonObject
        {
            ["mode_code"] = IsInTheAir ? 4 : 0, ["drone_in_dock"] = IsInTheAir ? 0 : 1, ["cover_state"] = 0, ["wind_speed"] = 3.5, ["rainfall"] = 1,
            ["drone_charge_state"] = new JsonObject { ["state"] = 1, ["capacity_percent"] = 90 },
        }, Id(), Id());
        if (IsInTheAir)
        {
            Send($"thing/product/{aircraft}/osd", null, new JsonObject
            {
                ["mode_code"] = _homeIn > 0 ? 9 : _isPoint ? 17 : 5, ["longitude"] = At.Lon, ["latitude"] = At.Lat, ["height"] = 300.0,
                ["horizontal_speed"] = _left > 0 || _homeIn > 0 ? 8 : 0, ["vertical_speed"] = 0, ["attitude_head"] = -90, ["battery"] = new JsonObject { ["capacity_percent"] = 70 },
                ["cameras"] = new JsonArray(new JsonObject { ["payload_index"] = "81-0-0" }),
                ["81-0-0"] = new JsonObject { ["thermal_global_temperature_max"] = MaxTemperatureC },
            }, Id(), Id());
        }
    }

    private int Waypoint => Math.Clamp(Waypoints.Count - 1 - (_left / 4), 0, Waypoints.Count - 1);

    private int Result(string method, JsonNode? data)
    {
        switch (method)
        {
            case "flighttask_prepare":
                if (_nowMs - (long)data!["execute_time"]! > 30_000)
                {
                    return 319008;
                }

                _prepared.Add((string)data["flight_id"]!);
                return 0;
            case "flighttask_execute":
                return !_prepared.Contains((string)data!["flight_id"]!) ? 325001 : Begin((string)data["flight_id"]!, isPoint: false, 4 * Waypoints.Count);
            case "takeoff_to_point":
                _target = IsInTheAir ? _target : ((double)data!["target_longitude"]!, (double)data["target_latitude"]!);
                return Begin((string)data!["flight_id"]!, isPoint: true, SecondsToPoint);
            case "flighttask_undo":
                if (data!["flight_ids"]!.AsArray().Any(id => (string)id! == _flight))
                {
                    return 319006;
                }

                _prepared.ExceptWith(data["flight_ids"]!.AsArray().Select(id => (string)id!));
                return 0;
            case "flighttask_stop":
                if ((string)data!["flight_id"]! != _flight || _homeIn > 0)
                {
                    return 321259;
                }

                return Home();
            case "fly_to_point":
                if (!IsInTheAir)
                {
                    return 319022;
                }

                _target = ((double)data!["points"]![0]!["longitude"]!, (double)data["points"]![0]!["latitude"]!);
                (_isPoint, _left, _homeIn, _isPaused, _flyTo) = (true, SecondsToPoint, 0, false, (string)data["fly_to_id"]!);
                return 0;
            case "flighttask_pause" or "fly_to_point_stop":
                if (!IsInTheAir || _homeIn > 0 || _isPoint != (method == "fly_to_point_stop"))
                {
                    return 319020;
                }

                _isPaused = true;
                return 0;
            case "flighttask_recovery":
                if (!_isPaused)
                {
                    return 319042;
                }

                _isPaused = false;
                return 0;
            case "return_home":
                return IsInTheAir ? Home() : 316024;
            case "return_home_cancel":
                _homeIn = 0;
                return 0;
            default:
                return 0;
        }
    }

    private int Begin(string flight, bool isPoint, int seconds)
    {
        if (IsInTheAir)
        {
            return 319016;
        }

        _prepared.Remove(flight);
        (_flight, _isPoint, _left, _homeIn, _isPaused, _flyTo) = (flight, isPoint, seconds, 0, false, "");
        return 0;
    }

    private int Home()
    {
        if (_homeIn == 0 && !_isPoint)
        {
            Progress("canceled");
        }

        _homeIn = _homeIn == 0 ? SecondsHome : _homeIn;
        return 0;
    }

    private void Tell()
    {
        if (!IsInTheAir || _homeIn > 0)
        {
            return;
        }

        if (!_isPoint)
        {
            Progress(_isPaused ? "paused" : _left == 0 ? "ok" : "in_progress");
            return;
        }

        var status = _isPaused ? "wayline_cancel" : _left == 0 ? "wayline_ok" : "wayline_progress";
        var data = new JsonObject { ["status"] = status, ["result"] = 0, ["remaining_distance"] = _left * 10, ["remaining_time"] = _left };
        data[_flyTo.Length > 0 ? "fly_to_id" : "flight_id"] = _flyTo.Length > 0 ? _flyTo : _flight;
        Say(_flyTo.Length > 0 ? "fly_to_point_progress" : "takeoff_to_point_progress", data);
    }

    private void Progress(string status) => Say("flighttask_progress", new JsonObject
    {
        ["result"] = 0,
        ["output"] = new JsonObject
        {
            ["status"] = status,
            ["progress"] = new JsonObject { ["current_step"] = 24, ["percent"] = 100 - (100 * _left / (4 * Waypoints.Count)) },
            ["ext"] = new JsonObject
            {
                ["flight_id"] = _flight, ["current_waypoint_index"] = Waypoint, ["wayline_mission_state"] = _isPaused ? 7 : 6, ["media_count"] = 0,
                ["break_point"] = new JsonObject { ["index"] = Waypoint, ["state"] = 0, ["progress"] = 0.5, ["wayline_id"] = 0, ["break_reason"] = 0 },
            },
        },
    });

    private string Id() => $"dock-{++_number}";

    private void Send(string topic, string? method, JsonNode data, string tid, string bid, bool needsReply = false)
    {
        var node = new JsonObject { ["tid"] = tid, ["bid"] = bid, ["timestamp"] = _nowMs, ["gateway"] = dock, ["data"] = data };
        if (method is not null)
        {
            node["method"] = method;
        }

        if (needsReply)
        {
            node["need_reply"] = 1;
        }

        _out.Add(new UnitMessage(dock, topic, Encoding.UTF8.GetBytes(node.ToJsonString()), _nowMs));
    }
}
