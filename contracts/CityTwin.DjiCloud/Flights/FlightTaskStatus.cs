namespace CityTwin.DjiCloud;

/// <summary>How a wayline flight stands.</summary>
public enum FlightTaskStatus : byte
{
    Sent,
    InProgress,
    Paused,
    Ok,
    PartiallyDone,
    Rejected,
    Failed,
    Canceled,
    Timeout,
}
