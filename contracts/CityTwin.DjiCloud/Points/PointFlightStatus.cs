namespace CityTwin.DjiCloud;

/// <summary>How a flight to a point stands.</summary>
public enum PointFlightStatus : byte
{
    /// <summary>Ready to take off.</summary>
    Ready,
    InProgress,

    /// <summary>At the place.</summary>
    Arrived,
    Failed,
    Canceled,

    /// <summary>The aircraft is back and the flight is over.</summary>
    Finished,
}
