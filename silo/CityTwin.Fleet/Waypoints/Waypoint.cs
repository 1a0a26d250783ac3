namespace CityTwin.Fleet.Waypoints;

/// <summary>A place to fly to, in a straight line from the one before.</summary>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="AltitudeM">Above the reference, metres.</param>
public sealed record Waypoint(double Longitude, double Latitude, double AltitudeM, AltitudeReference Reference)
{
    /// <summary>On the way to it, metres a second; the plan's, without it.</summary>
    public double? SpeedMps { get; init; }

    /// <summary>Where the nose points at it, degrees clockwise from north; along the way, without it.</summary>
    public double? HeadingDegrees { get; init; }

    public IReadOnlyList<WaypointAction> Actions { get; init; } = [];
}
