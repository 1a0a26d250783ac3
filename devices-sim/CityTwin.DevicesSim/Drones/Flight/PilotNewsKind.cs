namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>What a pilot has to tell the dock.</summary>
internal enum PilotNewsKind
{
    /// <summary>It is at its safe height.</summary>
    TookOff,

    /// <summary>At the waypoint of this place in the route.</summary>
    WaypointReached,

    /// <summary>A picture is to be taken now.</summary>
    Picture,

    /// <summary>All waypoints are done.</summary>
    RouteDone,

    /// <summary>The point that it was sent to is reached.</summary>
    PointReached,

    /// <summary>It stopped before an area that it may not enter.</summary>
    AreaAhead,

    ReturnStarted,

    /// <summary>An area bars the way home; it hovers.</summary>
    ReturnStopped,
    LandedHome,
    LandedElsewhere,
    Wrecked,
}
