namespace CityTwin.Fleet.Routing;

/// <summary>Why there is no route.</summary>
public enum NoRouteCode
{
    /// <summary>No road that may be used is near where it begins.</summary>
    NoRoadAtStart = 1,

    /// <summary>No road that may be used is near where it ends.</summary>
    NoRoadAtEnd = 2,

    /// <summary>There would be one, but for closures or floods.</summary>
    Closed = 3,

    /// <summary>The roads of the start do not lead to the end.</summary>
    Disconnected = 4,

    /// <summary>There is one that takes longer than the limit.</summary>
    TooLong = 5,
}
