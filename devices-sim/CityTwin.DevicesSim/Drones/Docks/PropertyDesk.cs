using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>Settings that a cloud may change: each is answered for by itself, and reported as a change of state.</summary>
internal sealed class PropertyDesk(Station station)
{
    private const int Failed = 1;
    private const int MaxProperties = 50;

    /// <summary>What may be set, and from what to what; a setting with parts has a dot.</summary>
    private static readonly Dictionary<string, (double Least, double Most)> Settable = new(StringComparer.Ordinal)
    {
        ["air_transfer_enable"] = (0, 1),
        ["silent_mode"] = (0, 1),
        ["user_experience_improvement"] = (0, 2),
        ["night_lights_state"] = (0, 1),
        ["height_limit"] = (20, 1500),
        ["distance_limit_status.state"] = (0, 1),
        ["distance_limit_status.distance_limit"] = (15, 8000),
        ["obstacle_avoidance.horizon"] = (0, 1),
        ["obstacle_avoidance.upside"] = (0, 1),
        ["obstacle_avoidance.downside"] = (0, 1),
        ["commander_flight_height"] = (2, 3000),
        ["commander_flight_mode"] = (0, 1),
        ["commander_mode_lost_action"] = (0, 1),
        ["rth_mode"] = (1, 1),
        ["offline_map_enable"] = (0, 1),
    };

    private static readonly HashSet<string> OfDock = ["air_transfer_enable", "silent_mode", "user_experience_improvement"];

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal)
    {
        ["air_transfer_enable"] = 1, ["height_limit"] = 500, ["distance_limit_status.state"] = 0,
        ["distance_limit_status.distance_limit"] = 5000, ["obstacle_avoidance.horizon"] = 1, ["obstacle_avoidance.upside"] = 1,
        ["obstacle_avoidance.downside"] = 1,
    };

    public double Value(string name) => _values.GetValueOrDefault(name);

    public void Set(Inbound order, long nowMs)
    {
        if (order.Data is not JsonObject data)
        {
            return;
        }

        var reply = new JsonObject();
        foreach (var (name, value) in data.Take(MaxProperties))
        {
            reply[name] = value is JsonObject parts ? Parts(name, parts, nowMs) : Answer(Set(name, data.Number(name), nowMs));
        }

        station.Speech.PropertyReply(order, reply, nowMs);
    }

    private JsonObject Parts(string name, JsonObject parts, long nowMs)
    {
        var reply = new JsonObject();
        foreach (var part in parts.Select(part => part.Key).Take(MaxProperties))
        {
            reply[part] = Answer(Set($"{name}.{part}", parts.Number(part), nowMs));
        }

        return reply;
    }

    private static JsonObject Answer(bool isSet) => new() { ["result"] = isSet ? 0 : Failed };

    private bool Set(string name, double? value, long nowMs)
    {
        if (value is not { } number || !Settable.TryGetValue(name, out var range) || number < range.Least || number > range.Most)
        {
            return false;
        }

        var isDock = OfDock.Contains(name);
        if (!isDock && !station.IsOnline)
        {
            return false;
        }

        _values[name] = number;
        station.SendsFromTheAir = Value("air_transfer_enable") > 0;
        var (outer, inner) = name.Split('.') is [var first, var second] ? (first, second) : (name, "");
        station.Speech.State(isDock ? station.Plan.DockId : station.Plan.AircraftId, new JsonObject
        {
            [outer] = inner.Length > 0 ? new JsonObject { [inner] = number } : number,
        }, nowMs);
        return true;
    }
}
