using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What a way is asked for.</summary>
/// <param name="FlightId">The mission that it would be flown for. Air is kept clear for the unit, whatever it flies for.</param>
/// <param name="Stops">Where to, in their order, on the ground.</param>
/// <param name="Scene">Which of them is the scene, from 0.</param>
/// <param name="HeightM">How high above the ground or roofs a drone works there.</param>
/// <param name="StayS">How long it works there.</param>
public sealed record WayRequest(
    string FlightId,
    UnitView Unit,
    UnitType Type,
    IReadOnlyList<GeoPoint> Stops,
    int Scene,
    double HeightM,
    double StayS,
    long DepartMs,
    double? WindMps,
    double? RainMmPerH)
{
    /// <inheritdoc cref="AimStops.LookDeg"/>
    public double? LookDeg { get; init; }

    /// <summary>Why it cannot be done at one go, whoever is asked; null where it can.</summary>
    public string? TooMuch { get; init; }
}
