namespace CityTwin.Fleet;

/// <summary>Whether a unit can be sent.</summary>
public enum UnitStatus : byte
{
    /// <summary>It can be sent.</summary>
    Available,

    /// <summary>It is on a mission.</summary>
    Busy,

    /// <summary>It is on its way home and can be sent again from there.</summary>
    Returning,

    /// <summary>It takes up energy; it can be sent when it has enough.</summary>
    Charging,

    /// <summary>Its people rest.</summary>
    Resting,

    /// <summary>Its shift is over.</summary>
    OffDuty,

    /// <summary>It is broken, offline, steered by others or stopped: it cannot be sent.</summary>
    Unavailable,
}
