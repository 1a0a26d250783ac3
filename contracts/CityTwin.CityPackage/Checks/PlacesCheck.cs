using System.Text.RegularExpressions;
using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>Whether risk points and sensors are named once and stand where the package has a place for them.</summary>
internal static partial class PlacesCheck
{
    /// <summary>How far a sensor may stand outside the box of the city, degrees: a gauge upstream, a rain gauge on a ridge.</summary>
    private const double BoxSlack = 0.05;

    public static void RiskPoints(CityPackageReader reader, KnownDivisions known, ProblemList problems)
    {
        var ids = new HashSet<string>();
        problems.Each(
            reader.Csv(CityPackageFiles.RiskPoints, CityPackageRows.RiskPointColumns), CityPackageRows.ToRiskPoint,
            (row, point) =>
            {
                if (!ids.Add(point.Id))
                {
                    throw row.Refuse($"{point.Id} was named before.");
                }

                if (!known.Has(point.Cell))
                {
                    throw row.Refuse($"cell {point.Cell} is not in {CityPackageFiles.Divisions}.");
                }
            });
    }

    /// <returns>The devices that speak for them.</returns>
    public static HashSet<string> Sensors(
        CityPackageReader reader,
        KnownDivisions known,
        IReadOnlySet<TwinId> buildings,
        IReadOnlyDictionary<string, SensorKind> kinds,
        ProblemList problems)
    {
        var ids = new HashSet<TwinId>();
        var devices = new HashSet<string>();
        var box = reader.Manifest.Bbox;
        problems.Each(
            reader.Csv(CityPackageFiles.Sensors, CityPackageRows.SensorColumns), CityPackageRows.ToSensor,
            (row, sensor) =>
            {
                if (Complaint(sensor, known, buildings, kinds, box) is { } complaint)
                {
                    throw row.Refuse(complaint);
                }

                if (!ids.Add(sensor.Id))
                {
                    throw row.Refuse($"{sensor.Id} was named before.");
                }

                if (!devices.Add(sensor.DeviceId))
                {
                    throw row.Refuse($"device {sensor.DeviceId} was named before.");
                }
            });
        return devices;
    }

    /// <summary>What a device may be called: it stands in MQTT topics and in file names.</summary>
    public static bool IsDeviceId(string text) => DeviceId().IsMatch(text);

    private static string? Complaint(
        SensorPlacement sensor,
        KnownDivisions known,
        IReadOnlySet<TwinId> buildings,
        IReadOnlyDictionary<string, SensorKind> kinds,
        BoundingBox box) => sensor switch
    {
        _ when !IsDeviceId(sensor.DeviceId) =>
            $"deviceId is '{sensor.DeviceId}', expected 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first.",
        _ when !kinds.ContainsKey(sensor.Kind) => $"kind '{sensor.Kind}' is not in {CityPackageFiles.SensorKinds}.",
        _ when !known.Has(sensor.Cell) => $"cell {sensor.Cell} is not in {CityPackageFiles.Divisions}.",
        _ when !known.Has(sensor.Id.Birthplace) =>
            $"{sensor.Id} was born in a cell that is not in {CityPackageFiles.Divisions}.",
        { Building: { } building } when !buildings.Contains(building) =>
            $"building {building} is not in {CityPackageFiles.Buildings}.",
        _ when !Widened(box).Contains(sensor.Position) =>
            $"{sensor.Position.Longitude}, {sensor.Position.Latitude} is far outside the city's box.",
        _ => null,
    };

    internal static BoundingBox Widened(BoundingBox box) =>
        new(box.West - BoxSlack, box.South - BoxSlack, box.East + BoxSlack, box.North + BoxSlack);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex DeviceId();
}
