namespace CityTwin.Fleet.Waypoints;

/// <summary>What is done at a waypoint.</summary>
public enum WaypointActionKind
{
    TakePhoto = 1,
    StartRecord = 2,
    StopRecord = 3,

    /// <summary>The value is seconds.</summary>
    Hover = 4,

    /// <summary>The value is the camera's pitch in degrees: 0 level, −90 straight down.</summary>
    GimbalPitch = 5,

    /// <summary>The value is the heading in degrees, clockwise from north.</summary>
    RotateYaw = 6,

    /// <summary>A picture of heat.</summary>
    TakeThermal = 7,
}
