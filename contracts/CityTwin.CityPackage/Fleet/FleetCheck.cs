using CityTwin.Fleet;
using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>Whether the files of the fleet are right, and agree with each other, the desk and the sensors.</summary>
internal static class FleetCheck
{
    /// <param name="devices">Of the sensors, whose ids units may not take.</param>
    public static void Run(
        CityPackageReader reader, KnownDivisions known, IReadOnlyDictionary<string, SensorKind> kinds,
        IReadOnlySet<string> devices, ProblemList problems)
    {
        if (!reader.HasFleet)
        {
            return;
        }

        var types = new Dictionary<string, UnitType>();
        DeskCheck.Each(problems, CityPackageFiles.UnitTypes, reader.UnitTypes, (type, complain) =>
        {
            UnitTypeCheck.Complaints(type).ToList().ForEach(complain);
            if (!types.TryAdd(type.Code, type))
            {
                complain($"{type.Code} was given before.");
            }
        });
        Units(reader, known, types, devices, problems);
        DispatchCheck.Run(reader, known, kinds, problems);
    }

    private static void Units(
        CityPackageReader reader, KnownDivisions known, IReadOnlyDictionary<string, UnitType> types,
        IReadOnlySet<string> devices, ProblemList problems)
    {
        var departments = new HashSet<string>();
        problems.Try(() => departments.UnionWith(reader.Desk().Departments.Select(department => department.Code)));
        var docks = new HashSet<TwinId>();
        problems.Each(
            reader.Csv(CityPackageFiles.Units, FleetRows.UnitColumns), FleetRows.ToUnit,
            (_, unit) => docks.Add(unit.Definition.Id));
        var box = PlacesCheck.Widened(reader.Manifest.Bbox);
        var seen = new SeenUnits(devices);

        // Rows that cannot be read were named by the first pass.
        var again = new ProblemList(int.MaxValue);
        again.Each(
            reader.Csv(CityPackageFiles.Units, FleetRows.UnitColumns), FleetRows.ToUnit,
            (row, placement) =>
            {
                var unit = placement.Definition;
                var complaint = UnitCheck.Complaint(unit, types.GetValueOrDefault(unit.Type))
                    ?? Place(unit, known, box) ?? Reference(unit, docks, departments) ?? seen.Complaint(unit);
                problems.AddIf(complaint is not null, row.File, row.Row, () => complaint!);
            });
    }

    private static string? Place(UnitDefinition unit, KnownDivisions known, BoundingBox box) => unit switch
    {
        _ when !known.Has(unit.Cell) => $"cell {unit.Cell} is not in {CityPackageFiles.Divisions}.",
        _ when !PlacesCheck.IsDeviceId(unit.DeviceId) =>
            $"deviceId is '{unit.DeviceId}', expected 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first.",
        _ when !box.Contains(unit.Home) => $"{unit.Home.Longitude}, {unit.Home.Latitude} is far outside the city's box.",
        _ => null,
    };

    private static string? Reference(UnitDefinition unit, HashSet<TwinId> units, HashSet<string> departments) => unit switch
    {
        { Dock: { } dock } when !units.Contains(dock) => $"dock {dock} is not in {CityPackageFiles.Units}.",
        { Department: { } department } when !departments.Contains(department) =>
            $"department '{department}' is not in {CityPackageFiles.Departments}.",
        _ => ScheduleCheck.Complaints("shifts", unit.Shifts).FirstOrDefault(),
    };

    /// <summary>What only one unit may have.</summary>
    private sealed class SeenUnits(IReadOnlySet<string> sensors)
    {
        private readonly HashSet<TwinId> _ids = [];
        private readonly HashSet<string> _devices = [];
        private readonly HashSet<TwinId> _docks = [];
        private readonly HashSet<(string, string)> _topics = [];

        public string? Complaint(UnitDefinition unit) => unit switch
        {
            _ when !_ids.Add(unit.Id) => $"{unit.Id} was named before.",
            _ when sensors.Contains(unit.DeviceId) || !_devices.Add(unit.DeviceId) => $"device {unit.DeviceId} was named before.",
            { Dock: { } dock } when !_docks.Add(dock) => $"dock {dock} has another drone already.",
            { Protocol: UnitProtocol.Vda5050 } when !_topics.Add((unit.Manufacturer, unit.Serial)) =>
                $"serial {unit.Serial} of {unit.Manufacturer} was named before.",
            _ => null,
        };
    }
}
