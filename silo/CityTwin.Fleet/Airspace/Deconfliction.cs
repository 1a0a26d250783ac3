namespace CityTwin.Fleet.Airspace;

/// <summary>How a flight is kept apart from others.</summary>
/// <param name="Answer">The flight to fly, or why there is none.</param>
/// <param name="Means">By what.</param>
/// <param name="Conflicts">What the undisturbed flight would meet.</param>
/// <param name="Considered">All ways that were looked at, the cheapest first; those that do not help at the end.</param>
public sealed record Deconfliction(
    FlightAnswer Answer,
    DeconflictionMeans Means,
    IReadOnlyList<AirConflict> Conflicts,
    IReadOnlyList<DeconflictionOption> Considered);
