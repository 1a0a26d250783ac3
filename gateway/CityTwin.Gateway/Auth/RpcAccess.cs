using System.Collections.Frozen;

namespace CityTwin.Gateway.Auth;

/// <summary>
/// Which roles may call what. A call that is not in the table is refused to everyone: a new RPC works once somebody
/// has decided whose it is.
/// </summary>
public static class RpcAccess
{
    private static readonly FrozenDictionary<string, Role> Table = new Dictionary<string, Role>
    {
        ["citytwin.v1.CityService/GetCity"] = Role.Anyone,
        ["citytwin.v1.CityService/ListDivisions"] = Role.Anyone,
        ["citytwin.v1.CityService/GetGeometry"] = Role.Anyone,
        ["citytwin.v1.CityService/ListSensorKinds"] = Role.Anyone,
        ["citytwin.v1.CityService/ListRules"] = Role.Anyone,

        ["citytwin.v1.TwinService/GetTwin"] = Role.Anyone,
        ["citytwin.v1.TwinService/ListTwins"] = Role.Anyone,
        ["citytwin.v1.TwinService/WatchTwins"] = Role.Anyone,

        ["citytwin.v1.AlertService/ListAlerts"] = Role.Anyone,
        ["citytwin.v1.AlertService/GetAlert"] = Role.Anyone,
        ["citytwin.v1.AlertService/WatchAlerts"] = Role.Anyone,
        ["citytwin.v1.AlertService/AcknowledgeAlert"] = Role.AlertHandlers,
        ["citytwin.v1.AlertService/ClearAlert"] = Role.AlertHandlers,

        ["citytwin.v1.DeviceService/ProvisionDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/ProvisionDevices"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/RotateCredential"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/RevokeDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/GetDevice"] = Role.DeviceManagers,
        ["citytwin.v1.DeviceService/ListDevices"] = Role.DeviceManagers,
    }.ToFrozenDictionary();

    public static IEnumerable<string> Known => Table.Keys;

    /// <summary>Who may call it, by its name with or without the leading slash; nobody when it is not known.</summary>
    public static Role To(string rpc) => Table.GetValueOrDefault(rpc.TrimStart('/'), Role.None);
}
