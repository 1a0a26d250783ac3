namespace CityTwin.City.Generation;

/// <summary>How many of a hundred sensors are of which kind.</summary>
internal static class SensorShare
{
    public static IReadOnlyList<(string Kind, double Percent)> All { get; } =
    [
        ("river-level", 0.6), ("rain", 2), ("drain-level", 11), ("road-water", 3), ("smoke", 21), ("combustible-gas", 12),
        ("manhole-tilt", 10), ("road-settlement", 4), ("pipe-pressure", 6), ("pipe-flow", 4), ("traffic-flow", 8),
        ("air-quality", 2), ("crowd-count", 4), ("noise", 3), ("street-light", 9.4),
    ];
}
