using System.Globalization;
using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests;

/// <summary>A small town of every kind, for tests of what is measured in it.</summary>
internal static class Towns
{
    private const double Lon = 106.55;
    private const double Lat = 29.56;
    private const double DegreesPer100M = 0.0009;
    private const int Side = 10;
    private const int PerBuilding = 3;

    // A Tuesday, eight in the morning of Beijing.
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, SensorKind> Kinds = new List<SensorKind>
    {
        Kind("rain", 60, ("rainMmPerH", 0, 500)),
        Kind("drain-level", 60, ("levelM", 0, 10)),
        Kind("road-water", 60, ("depthM", 0, 5)),
        Kind("river-level", 300, ("levelM", -10, 1000)),
        Kind("smoke", 60, ("smokePercentPerM", 0, 100), ("temperatureC", -40, 200)),
        Kind("combustible-gas", 60, ("gasPercentLel", 0, 100)),
        Kind("manhole-tilt", 600, ("tiltDeg", 0, 180)),
        Kind("road-settlement", 600, ("settlementMm", -500, 2000)),
        Kind("pipe-pressure", 60, ("pressureKPa", 0, 2500)),
        Kind("pipe-flow", 60, ("flowM3PerH", 0, 5000)),
        Kind("traffic-flow", 60, ("vehiclesPerH", 0, 10000), ("speedKmH", 0, 200)),
        Kind("crowd-count", 60, ("people", 0, 100000)),
        Kind("noise", 60, ("levelDb", 0, 200)),
        Kind("street-light", 300, ("powerW", 0, 5000)),
        Kind("air-quality", 300, ("pm25UgPerM3", 0, 5000), ("pm10UgPerM3", 0, 10000), ("so2UgPerM3", 0, 10000),
            ("no2UgPerM3", 0, 5000), ("coUgPerM3", 0, 150000), ("o3UgPerM3", 0, 3000), ("temperatureC", -60, 70),
            ("humidityPercent", 0, 100)),
    }.ToDictionary(kind => kind.Code);

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

    private static SensorKind Kind(string code, int every, params (string Name, double Min, double Max)[] metrics) =>
        new(code, every, [.. metrics.Select(m => new MetricRange(m.Name, "", m.Min, m.Max))]);
}
