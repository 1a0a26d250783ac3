using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Airspace;

/// <summary>Two flights come closer than the minima.</summary>
/// <param name="FlightId">The flight that is in the way.</param>
/// <param name="Segment">Which of the asking flight's segments.</param>
/// <param name="FromMs">When they come too close, Unix milliseconds.</param>
/// <param name="UntilMs">When they are apart again, or the segments end.</param>
/// <param name="HorizontalM">Their least distance in the plane within that.</param>
/// <param name="VerticalM">Their distance in height at that moment.</param>
/// <param name="Other">Where the other is at that moment.</param>
public sealed record AirConflict(
    string FlightId, int Segment, double FromMs, double UntilMs, double HorizontalM, double VerticalM, AirPoint Other);
