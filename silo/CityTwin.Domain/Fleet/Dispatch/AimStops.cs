using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Where a mission leads to.</summary>
/// <param name="Stops">In their order; none where it is refused.</param>
/// <param name="Scene">Which of them is the scene, from 0.</param>
public sealed record AimStops(IReadOnlyList<GeoPoint> Stops, int Scene)
{
    /// <summary>Which way a camera is turned at every stop, degrees clockwise from north; null where each stop has its own.</summary>
    public double? LookDeg { get; init; }

    /// <summary>Why one unit cannot do it at one go, in a sentence that says what could; null where it can.</summary>
    public string? Refusal { get; init; }

    public static AimStops No(string refusal) => new([], 0) { Refusal = refusal };
}
