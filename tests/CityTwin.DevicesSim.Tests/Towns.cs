using System.Globalization;
using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;
using CityTwin.Testing.Running;

namespace CityTwin.DevicesSim.Tests;

/// <summary>A small town of every kind, for tests of what is measured in it.</summary>
internal static class Towns
{
    private const double Lon = 106.55;
    private const double Lat = 29.56;
    private const double DegreesPer100M = 0.0009;
    private const int Side = 10;
    private const int PerBuilding = 3;

    /// <summary>Where the city package's kinds and rules are.</summary>
    public static string Templates => Path.Combine(RepositoryRoot.Path, "silo", "CityTwin.City", "Sensors", "Templates");

    // A Tuesday, eight in the morning of Beijing.
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    /// <summary>As the city package has them.</summary>
    public static readonly IReadOnlyDictionary<string, SensorKind> Kinds =
        SensorKindFile.Read(Path.Combine(Templates, "sensor-kinds.json"));

    /// <summary>A grid of places a hundred metres apart, a device of each kind in each, four catchments.</summary>
    public static World Build(ulong seed = 1)
    {
        var rows = from x in Enumerable.Range(0, Side)
            from y in Enumerable.Range(0, Side)
            from kind in Kinds.Keys
            select Row(kind, x, y);
        return new World(Town.Build([.. rows], Kinds, seed), seed);
    }

    public static Site Of(this World world, string kind, int x = Side / 2, int y = Side / 2) =>
        world.Town.Sites.Single(site => site.Device.DeviceId == Id(kind, x, y));

    public static double Value(this World world, Site site, string metric, DateTimeOffset at) =>
        world.Value(site, site.Kind.Metrics.Single(m => m.Name == metric), Moment.Of(at));

    private static DeviceRow Row(string kind, int x, int y) => new(
        Id(kind, x, y), "secret", kind, $"500103001001{(x * Side) + y:D3}",
        kind == "smoke" ? $"building:500103001001001:{((x * Side) + y) / PerBuilding:D4}" : "",
        Lon + (x * DegreesPer100M), Lat + (y * DegreesPer100M), 200, kind,
        string.Create(CultureInfo.InvariantCulture, $"catchment-{x / (Side / 2)}{y / (Side / 2)}"), "");

    private static string Id(string kind, int x, int y) => $"{kind}-{x}-{y}";
}
