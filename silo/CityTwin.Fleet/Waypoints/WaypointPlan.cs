namespace CityTwin.Fleet.Waypoints;

/// <summary>A flight from waypoint to waypoint, as a file has it.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Points">In the order they are flown; at least one.</param>
public sealed record WaypointPlan(string Name, IReadOnlyList<Waypoint> Points)
{
    /// <summary>Where nothing else is said, metres a second; the unit's own, without it.</summary>
    public double? SpeedMps { get; init; }

    /// <summary>It climbs so high above where it takes off before it goes anywhere; the unit's own, without it.</summary>
    public double? TakeOffHeightM { get; init; }

    public WaypointFinish Finish { get; init; } = WaypointFinish.GoHome;

    /// <summary>The same with all altitudes above the terrain's datum, which is taken for the ellipsoid and for sea level.</summary>
    /// <param name="groundM">The ground at a place (longitude, latitude), metres above the datum.</param>
    /// <param name="homeM">Where it takes off, metres above the datum.</param>
    public WaypointPlan ToDatum(Func<double, double, double> groundM, double homeM) => this with
    {
        Points =
        [
            .. Points.Select(point => point with
            {
                Reference = AltitudeReference.Ellipsoid,
                AltitudeM = point.AltitudeM + point.Reference switch
                {
                    AltitudeReference.Ground => groundM(point.Longitude, point.Latitude),
                    AltitudeReference.Home => homeM,
                    _ => 0,
                },
            }),
        ],
    };
}
