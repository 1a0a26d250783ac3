using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.V1;
using CityTwin.WorkOrders;

namespace CityTwin.Cli.Up;

/// <summary>A unit or a dock as it is asked for, and what the simulator wants to know of it besides.</summary>
internal sealed record PlannedUnit(ProvisionDeviceRequest Request, CityTwin.Fleet.UnitType Type)
{
    /// <summary>What the simulator calls a dock's type, whatever the city calls it.</summary>
    private const string DockType = "dock";

    public static IReadOnlyList<string> Columns { get; } =
    [
        "deviceId", "password", "protocol", "unit", "type", "name", "manufacturer", "serial", "protocolVersion", "dock", "lon", "lat",
        "elevationM", "cruiseSpeedMps", "climbSpeedMps", "enduranceS", "maxWindMps", "capabilities",
    ];

    public static IReadOnlyList<PlannedUnit> All(IReadOnlyList<UnitDefinition> units, IReadOnlyList<CityTwin.Fleet.UnitType> types)
    {
        var byCode = types.ToDictionary(type => type.Code);
        var devices = units.ToDictionary(unit => unit.Id, unit => unit.DeviceId);
        return [.. units.Select(unit => new PlannedUnit(
            Of(unit, unit.Dock is { } dock ? devices[dock] : ""), byCode[unit.Type]))];
    }

    /// <summary>A row of the units file, in the order of <see cref="Columns"/>.</summary>
    public string[] ToRow(string password) =>
    [
        Request.DeviceId, password, Request.Unit.Protocol, Request.TwinId,
        Type.Kind == TwinKind.Dock ? DockType : Type.Code, Request.Name, Request.Unit.Manufacturer, Request.Unit.Serial,
        Request.Unit.ProtocolVersion, Request.Gateway, Text(Request.Longitude), Text(Request.Latitude),
        Text(Request.ElevationM), Text(Type.CruiseSpeedMps), Text(Type.ClimbSpeedMps), Text(Type.EnduranceS),
        Type.MaxWindMps is { } wind ? Text(wind) : "", string.Join(';', Type.Capabilities.Select(WireName.Of)),
    ];

    private static ProvisionDeviceRequest Of(UnitDefinition unit, string gateway) => new()
    {
        DeviceId = unit.DeviceId,
        Kind = unit.Type,
        Cell = unit.Cell.Value,
        Longitude = unit.Home.Longitude,
        Latitude = unit.Home.Latitude,
        ElevationM = unit.Home.ElevationM,
        Name = unit.Name,
        Gateway = gateway,
        TwinId = unit.Id.Value,
        Unit = new UnitIdentity
        {
            Protocol = WireName.Of(unit.Protocol),
            ProtocolVersion = unit.ProtocolVersion,
            Manufacturer = unit.Manufacturer,
            Serial = unit.Serial,
            Department = unit.Department ?? "",
            Shifts = ShiftText.Write(unit.Shifts),
        },
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
