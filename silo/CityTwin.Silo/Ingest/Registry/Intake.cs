using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Mqtt;

namespace CityTwin.Ingest.Registry;

/// <summary>Judges a request by the city model, before anything is asked of anyone.</summary>
internal static class Intake
{
    /// <returns>Why it is refused, or null.</returns>
    public static ProvisionOutcome? Refuse(DeviceRequest request, CityCatalogue city)
    {
        if (!DeviceId.IsValid(request.DeviceId))
        {
            return Refused(request, ProvisionError.InvalidDeviceId,
                $"'{request.DeviceId}' is not a device id: expected 1 to {DeviceId.MaxLength} letters, digits, '-', '_' and '.'.");
        }

        if (request.Unit is null && request.Kind.Length > 0 && city.Kind(request.Kind) is null)
        {
            return Refused(request, ProvisionError.UnknownKind,
                $"'{request.Kind}' is not a kind of sensor of this city: it has {string.Join(", ", city.SensorKinds.Select(k => k.Code))}.");
        }

        if (request.Cell.Level != DivisionLevel.Cell || !city.Has(request.Cell))
        {
            return Refused(request, ProvisionError.UnknownCell, $"'{request.Cell}' is not a cell of this city.");
        }

        if (request.Building is { } building && !city.HasBuilding(building))
        {
            return Refused(request, ProvisionError.UnknownBuilding, $"'{building}' is not a building of this city.");
        }

        if (request.Building is { } elsewhere && elsewhere.Birthplace != request.Cell)
        {
            return Refused(request, ProvisionError.UnknownBuilding,
                $"'{elsewhere}' stands in the cell {elsewhere.Birthplace}, not in {request.Cell}.");
        }

        if (request.Unit is { } unit)
        {
            return OfUnit(request, unit, city);
        }

        // A twin's id places its grain with its cell: one born elsewhere cannot be enrolled here.
        return request.RequestedTwin is { } twin && (twin.Kind != TwinKind.Sensor || twin.Birthplace != request.Cell)
            ? Refused(request, ProvisionError.TwinTaken, $"'{twin}' is not a sensor's id in the cell {request.Cell}.")
            : null;
    }

    private static ProvisionOutcome? OfUnit(DeviceRequest request, UnitDefinition unit, CityCatalogue city)
    {
        if (city.Fleet.Type(unit.Type) is not { } type)
        {
            return Refused(request, ProvisionError.UnknownKind,
                $"'{unit.Type}' is not a type of unit of this city: it has {string.Join(", ", city.Fleet.Types.Select(t => t.Code))}.");
        }

        if (unit.Department is { } department && city.Desk.Departments.All(known => known.Code != department))
        {
            return Refused(request, ProvisionError.InvalidUnit, $"'{department}' is not a department of this city.");
        }

        return UnitCheck.Complaint(unit, type) is { } complaint
            ? Refused(request, ProvisionError.InvalidUnit, complaint)
            : null;
    }

    public static ProvisionOutcome Refused(DeviceRequest request, ProvisionError error, string reason) =>
        new(request.DeviceId, null, error, reason);
}
