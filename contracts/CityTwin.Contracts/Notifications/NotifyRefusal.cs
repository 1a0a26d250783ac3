namespace CityTwin.Notifications;

/// <summary>Why something about notifications is not carried out.</summary>
public enum NotifyRefusal
{
    /// <summary>A field is not as it may be.</summary>
    Invalid = 0,

    /// <summary>It has changed since the version the command names.</summary>
    Stale = 1,

    /// <summary>There is no such notification, or it is another's.</summary>
    Missing = 2,

    /// <summary>A bound is reached.</summary>
    Full = 3,
}
