namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>What is done at a waypoint, of all that WPML knows; others are passed over, as a camera passes over what it lacks.</summary>
internal enum WaylineActionKind
{
    TakePhoto,

    /// <summary>For so many seconds.</summary>
    Hover,

    /// <summary>To so many degrees; −90 looks straight down.</summary>
    GimbalPitch,

    /// <summary>To so many degrees clockwise from north.</summary>
    Yaw,
}
