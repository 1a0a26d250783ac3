using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Devices;

/// <summary>What a registration says of a drone, dock, robot or team.</summary>
internal static class UnitIdentities
{
    private const int MaxWord = 64;
    private const int MaxShifts = 500;

    /// <returns>What is wrong with it on its own, or null; whether it fits the city is the registry's question.</returns>
    public static (string Field, string Why)? Check(V1.ProvisionDeviceRequest asked)
    {
        var unit = asked.Unit;
        if (!TwinId.TryParse(asked.TwinId, out var twin)
            || twin.Kind is not (TwinKind.Drone or TwinKind.Dock or TwinKind.Robot or TwinKind.Team))
        {
            return ("twin_id", $"'{asked.TwinId}' is not the twin id of a drone, dock, robot or team, as in robot:500103001001007:0001.");
        }

        if (!asked.HasLongitude)
        {
            return ("longitude", "a unit has a home: give its longitude and latitude.");
        }

        if (!WireName.TryParse<UnitProtocol>(unit.Protocol, out _))
        {
            return ("unit.protocol", $"'{unit.Protocol}' is none of {string.Join(", ", WireName.All<UnitProtocol>())}.");
        }

        if (new[] { unit.ProtocolVersion, unit.Manufacturer, unit.Serial, unit.Department }.Any(word => word.Length > MaxWord))
        {
            return ("unit", $"a word of it is longer than {MaxWord} characters.");
        }

        if (unit.Shifts.Length > MaxShifts || ShiftText.Read(unit.Shifts) is not { } shifts || !shifts.All(ShiftText.IsSound))
        {
            return ("unit.shifts", $"'{unit.Shifts[..Math.Min(unit.Shifts.Length, MaxWord)]}' is none: {ShiftText.Expected}.");
        }

        return unit.Dock.Length > 0 ? ("unit.dock", "leave it out: a drone's dock is the one that is its gateway.") : null;
    }

    /// <param name="home">Where it is at home.</param>
    public static UnitDefinition Read(V1.ProvisionDeviceRequest asked, GeoPoint home)
    {
        WireName.TryParse<UnitProtocol>(asked.Unit.Protocol, out var protocol);
        return new UnitDefinition(
            TwinId.Parse(asked.TwinId), asked.DeviceId, asked.Kind, protocol, asked.Unit.ProtocolVersion,
            asked.Unit.Manufacturer, asked.Unit.Serial.Length == 0 ? asked.DeviceId : asked.Unit.Serial,
            asked.Name.Length == 0 ? asked.DeviceId : asked.Name, DivisionCode.Parse(asked.Cell), home, null,
            asked.Unit.Department.Length == 0 ? null : asked.Unit.Department, ShiftText.Read(asked.Unit.Shifts)!);
    }

    public static V1.UnitIdentity Of(UnitDefinition unit) => new()
    {
        Protocol = WireName.Of(unit.Protocol),
        ProtocolVersion = unit.ProtocolVersion,
        Manufacturer = unit.Manufacturer,
        Serial = unit.Serial,
        Department = unit.Department ?? "",
        Shifts = ShiftText.Write(unit.Shifts),
        Dock = unit.Dock?.Value ?? "",
    };
}
