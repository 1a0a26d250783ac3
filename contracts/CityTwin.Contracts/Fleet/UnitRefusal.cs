namespace CityTwin.Fleet;

/// <summary>Why a unit does not do what it is asked.</summary>
public enum UnitRefusal : byte
{
    /// <summary>There is no such unit.</summary>
    Missing,

    /// <summary>Another holds its lease.</summary>
    Taken,

    /// <summary>The command's fencing token is not that of the lease in force.</summary>
    Fenced,

    /// <summary>It is not heard.</summary>
    Offline,

    /// <summary>It takes up energy and has too little.</summary>
    Charging,

    /// <summary>Somebody on the spot steers it, or it is stopped.</summary>
    NotAutomatic,

    /// <summary>It would leave where it may be.</summary>
    OutOfArea,

    /// <summary>Its kind or its protocol cannot do that.</summary>
    Incapable,

    /// <summary>It is broken, resting or off duty.</summary>
    Unavailable,

    /// <summary>What was asked makes no sense.</summary>
    Invalid,
}
