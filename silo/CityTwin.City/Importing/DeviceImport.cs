using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Gives imported devices their cell and their twin's id.</summary>
internal static class DeviceImport
{
    public static List<SensorPlacement> Place(
        string path, IReadOnlyList<ImportedDevice> devices, ImportGround ground, IReadOnlySet<TwinId> buildings, ProblemList problems)
    {
        var known = ground.Package?.Sensors().Select(sensor => (sensor.Id, sensor.DeviceId)).ToArray() ?? [];
        var taken = known.Select(sensor => sensor.Id).ToHashSet();
        var named = known.Select(sensor => sensor.DeviceId).ToHashSet();
        var cells = Cells(ground);
        var placed = new List<SensorPlacement>(devices.Count);
        foreach (var device in devices)
        {
            var place = new Coordinate(device.Position.Longitude, device.Position.Latitude);
            var cell = device.Cell ?? ground.CellAt(place);
            if (Complaint(device, cell, cells, buildings, named) is { } complaint)
            {
                problems.Add(path, device.Row, complaint);
                continue;
            }

            placed.Add(new SensorPlacement(
                NextId(cell!.Value, taken), device.DeviceId, device.Kind, cell.Value, device.Building, device.Position,
                device.Name.Length > 0 ? device.Name : device.DeviceId, device.Catchment, device.Asset, Generated: false));
        }

        return placed;
    }

    private static HashSet<DivisionCode> Cells(ImportGround ground) =>
        [.. (ground.Grid?.At(DivisionLevel.Cell) ?? ground.Package!.Boundaries(DivisionLevel.Cell)).Select(cell => cell.Code)];

    private static string? Complaint(
        ImportedDevice device, DivisionCode? cell, HashSet<DivisionCode> cells, IReadOnlySet<TwinId> buildings, HashSet<string> named) =>
        device switch
        {
            _ when named.Contains(device.DeviceId) => $"device {device.DeviceId} is in the package already.",
            _ when cell is null =>
                $"{device.Position.Longitude}, {device.Position.Latitude} is in no cell of the city, and no cell is given.",
            _ when !cells.Contains(cell.Value) => $"cell {cell} is not one of the city's.",
            { Building: { } building } when !buildings.Contains(building) => $"building {building} is not in the city.",
            _ => null,
        };

    private static TwinId NextId(DivisionCode cell, HashSet<TwinId> taken)
    {
        var serial = 1;
        var id = TwinId.Sensor(cell, $"i{serial:0000}");
        while (!taken.Add(id))
        {
            id = TwinId.Sensor(cell, $"i{++serial:0000}");
        }

        return id;
    }
}
