namespace CityTwin.Fleet.Waypoints;

/// <summary>From where a waypoint's altitude counts.</summary>
public enum AltitudeReference
{
    /// <summary>The ground below the waypoint.</summary>
    Ground = 1,

    /// <summary>Where the aircraft took off.</summary>
    Home = 2,

    /// <summary>The ellipsoid of WGS 84, which the terrain model's datum is taken for.</summary>
    Ellipsoid = 3,

    /// <summary>Mean sea level, as KML and MAVLink mean it.</summary>
    SeaLevel = 4,
}
