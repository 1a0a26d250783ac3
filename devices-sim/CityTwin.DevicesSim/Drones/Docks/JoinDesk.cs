using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Drones.Cloud;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>
/// What a dock does when its line is up: it asks for its configuration, sees whether it belongs to an organisation and joins one if
/// not, and says which aircraft stands behind it. A cloud that answers nothing of this gets the topology all the same.
/// </summary>
internal sealed class JoinDesk(Station station)
{
    private const string Organisation = "citytwin";
    private const string ThingVersion = "1.1.2";

    private bool _isOnline;
    private bool _isJoined;

    public void Connected(long nowMs)
    {
        (_isJoined, _isOnline) = (false, false);
        station.Speech.Ask("config", new JsonObject { ["config_type"] = "json", ["config_scope"] = "product" }, nowMs, (_, thenMs) =>
            station.Speech.Ask("airport_bind_status", new JsonObject
            {
                ["devices"] = new JsonArray(
                    new JsonObject { ["sn"] = station.Plan.AircraftId }, new JsonObject { ["sn"] = station.Plan.DockId }),
            }, thenMs, Bound));
    }

    /// <summary>Says so when the aircraft came online, or went.</summary>
    public void Tick(long nowMs)
    {
        if (_isJoined && _isOnline != station.IsOnline)
        {
            Tell(nowMs);
        }
    }

    private void Bound(Inbound? answer, long nowMs)
    {
        var unbound = answer is { Result: 0 } && answer.Output.Items("bind_status")
            .Any(device => device.Get("is_device_bind_organization") is JsonValue value && value.TryGetValue<bool>(out var isBound) && !isBound);
        if (!unbound)
        {
            Joined(nowMs);
            return;
        }

        station.Speech.Ask("airport_organization_get", new JsonObject
        {
            ["device_binding_code"] = Organisation, ["organization_id"] = Organisation,
        }, nowMs, (_, thenMs) => station.Speech.Ask("airport_organization_bind", new JsonObject
        {
            ["bind_devices"] = new JsonArray(
                Device(station.Plan.DockId, Models.Dock), Device(station.Plan.AircraftId, Models.Aircraft(station.Plan))),
        }, thenMs, (_, lastMs) => Joined(lastMs)));
    }

    private static JsonObject Device(string sn, string model) => new()
    {
        ["device_binding_code"] = Organisation,
        ["organization_id"] = Organisation,
        ["device_callsign"] = sn,
        ["sn"] = sn,
        ["device_model_key"] = model,
    };

    private void Joined(long nowMs)
    {
        _isJoined = true;
        Tell(nowMs);
    }

    private void Tell(long nowMs)
    {
        _isOnline = station.IsOnline;
        var devices = new JsonArray();
        if (_isOnline)
        {
            devices.Add((JsonNode)new JsonObject
            {
                ["sn"] = station.Plan.AircraftId,
                ["domain"] = "0",
                ["type"] = Models.AircraftType,
                ["sub_type"] = Models.AircraftSubType(station.Plan),
                ["index"] = "A",
                ["device_secret"] = "",
                ["nonce"] = "",
                ["thing_version"] = ThingVersion,
            });
        }

        station.Speech.Topology(new JsonObject
        {
            ["domain"] = "3",
            ["type"] = Models.DockType,
            ["sub_type"] = 0,
            ["device_secret"] = "",
            ["nonce"] = "",
            ["thing_version"] = ThingVersion,
            ["sub_devices"] = devices,
        }, nowMs);
    }
}
