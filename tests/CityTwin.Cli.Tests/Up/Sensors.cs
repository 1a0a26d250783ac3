using CityTwin.City;

namespace CityTwin.Cli.Tests.Up;

/// <summary>Sensors of a package, some streets full of them.</summary>
internal static class Sensors
{
    /// <summary>Spread over so many streets in turn, a cell of its own for every ten of a street.</summary>
    public static IReadOnlyList<SensorPlacement> Many(int count, int streets) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var cell = DivisionCode.Parse($"500103{(i % streets) + 1:D3}001{(i / streets / 10) + 1:D3}");
        return new SensorPlacement(
            TwinId.Sensor(cell, $"{i:D6}"), $"dev-{i:D6}", "rain", cell, null, new GeoPoint(106.5, 29.5, 200), $"rain, {i}", "c-1",
            "", Generated: true);
    })];
}
