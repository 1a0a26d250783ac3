using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>A stop of a flight.</summary>
/// <param name="At">Not quite where it was wanted if it may not be there.</param>
/// <param name="Path">The way from the stop before, or from where the flight begins; its end included.</param>
/// <param name="ArriveMs">Unix milliseconds.</param>
public sealed record FlightStop(AirPoint At, IReadOnlyList<AirPoint> Path, long ArriveMs);
