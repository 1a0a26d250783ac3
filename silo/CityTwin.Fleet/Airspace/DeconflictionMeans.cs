namespace CityTwin.Fleet.Airspace;

/// <summary>By what a flight is kept apart from others.</summary>
public enum DeconflictionMeans
{
    /// <summary>By nothing: it is in nobody's way.</summary>
    None = 0,

    /// <summary>It cruises higher.</summary>
    Layer = 1,

    /// <summary>It departs later.</summary>
    Delay = 2,

    /// <summary>It goes around.</summary>
    Detour = 3,
}
