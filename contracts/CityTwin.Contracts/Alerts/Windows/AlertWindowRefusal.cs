namespace CityTwin.Alerts;

/// <summary>Why a window does not carry out a command.</summary>
public enum AlertWindowRefusal
{
    /// <summary>There is no such window.</summary>
    Missing = 0,

    /// <summary>It has ended already.</summary>
    Ended = 1,

    /// <summary>It exists already and has other terms.</summary>
    Exists = 2,

    /// <summary>Its division lies outside the principal's area.</summary>
    OutsideArea = 3,

    /// <summary>Its terms are incomplete, contradict each other or go too far.</summary>
    Invalid = 4,

    /// <summary>Its district has as many as may be open.</summary>
    Full = 5,

    /// <summary>It would quiet red, which is for whoever leads the district that red calls.</summary>
    NotTheirsToQuiet = 6,
}
