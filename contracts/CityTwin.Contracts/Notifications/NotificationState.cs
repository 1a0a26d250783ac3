namespace CityTwin.Notifications;

/// <summary>How far a notification has come.</summary>
public enum NotificationState
{
    /// <summary>It waits to be sent, or to be sent again.</summary>
    Queued = 0,

    /// <summary>The channel took it; whether it reached the person the channel does not say.</summary>
    Sent = 1,

    /// <summary>The other end has confirmed it.</summary>
    Delivered = 2,

    /// <summary>It was tried as often as may be, or the other end will never take it.</summary>
    Failed = 3,

    /// <summary>The person, or whoever acknowledged the alert, has taken note.</summary>
    Acknowledged = 4,

    /// <summary>The matter was over before anybody took note, or before it was sent at all.</summary>
    Lapsed = 5,
}
