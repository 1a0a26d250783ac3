namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>How far an action is.</summary>
internal enum ActionStatus
{
    Waiting,
    Initializing,
    Running,
    Paused,

    /// <summary>Failed, and may be tried again; only from 3.0 on.</summary>
    Retriable,
    Finished,
    Failed,
}
