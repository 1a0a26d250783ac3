namespace CityTwin.DjiCloud;

/// <summary>Leaves the dock and flies straight to a place: the data of <c>takeoff_to_point</c>.</summary>
/// <param name="TargetHeight">Metres above the ellipsoid, 2 to 1500.</param>
/// <param name="SecurityTakeoffHeight">Metres above the dock that it climbs to first, 20 to 1500.</param>
/// <param name="RthAltitude">Metres above the dock, 2 to 1500.</param>
/// <param name="CommanderModeLostAction">0 flies on without the link, 1 does <paramref name="RcLostAction"/>.</param>
/// <param name="CommanderFlightMode">1 flies at <paramref name="CommanderFlightHeight"/>, 0 as the aircraft thinks best.</param>
/// <param name="CommanderFlightHeight">Metres above the dock, 2 to 3000.</param>
/// <param name="MaxSpeed">Metres a second, 1 to 15.</param>
public sealed record TakeoffToPoint(
    string FlightId,
    double TargetLatitude,
    double TargetLongitude,
    double TargetHeight,
    double SecurityTakeoffHeight,
    RthMode RthMode,
    int RthAltitude,
    RcLostAction RcLostAction,
    int CommanderModeLostAction,
    int CommanderFlightMode,
    double CommanderFlightHeight,
    int MaxSpeed,
    int FlightSafetyAdvanceCheck)
{
    public const int MinTargetM = 2;
    public const int MaxTargetM = 1500;
    public const int MinTakeoffM = 20;
    public const int MaxCommanderM = 3000;
    public const int MaxSpeedMps = 15;
}
