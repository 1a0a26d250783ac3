namespace CityTwin.Notifications;

/// <summary>What a person is told of.</summary>
public enum NotifyKind
{
    /// <summary>An alert was raised, or became graver.</summary>
    Alert = 0,

    /// <summary>An alert calls a centre that it did not call before.</summary>
    Escalation = 1,

    /// <summary>An order was sent to a department.</summary>
    Order = 2,

    /// <summary>A stage of an order has run out of time.</summary>
    Breach = 3,

    /// <summary>Another authority warns of something, or of something graver.</summary>
    Warning = 4,
}
