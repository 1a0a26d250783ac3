namespace CityTwin.Fleet.Assignment;

/// <summary>Why a unit cannot take a job at all, however much it is needed.</summary>
public enum Obstacle
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It lacks a capability that the job needs.</summary>
    MissingCapability,

    /// <summary>There and back would leave less than its reserve.</summary>
    NotEnoughEnergy,

    /// <summary>No road or air leads there.</summary>
    NoWay,

    /// <summary>Wind or rain beyond what it stands.</summary>
    Weather,

    /// <summary>The place is outside the area it may work in.</summary>
    OutOfArea,

    /// <summary>Offline, charging, in manual mode or otherwise not to be commanded.</summary>
    Unavailable,

    /// <summary>An operator said: not this one.</summary>
    Forbidden,

    /// <summary>An operator wants another unit for the job.</summary>
    KeptForAnother,
}
