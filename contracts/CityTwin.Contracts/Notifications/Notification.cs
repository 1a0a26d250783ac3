using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Notifications;

/// <summary>One thing that happened, told to one person by one channel.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.Notification")]
public sealed record Notification
{
    /// <summary><c>{district}-{derived}</c>: the same matter told to the same person by the same channel has the same id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The alert, order or warning it is about.</summary>
    [Id(1)] public required string Subject { get; init; }

    /// <summary>The event in its district's log; empty where time, not an event, called the person.</summary>
    [Id(2)] public string EventId { get; init; } = "";

    [Id(3)] public NotifyKind Kind { get; init; }

    /// <summary>Told because of being on duty, rather than by own choice.</summary>
    [Id(4)] public bool OnDuty { get; init; }

    /// <summary>The person's principal id.</summary>
    [Id(5)] public required string Recipient { get; init; }

    [Id(6)] public NotifyChannel Channel { get; init; }

    /// <summary>The centre that is called.</summary>
    [Id(7)] public DivisionCode Centre { get; init; }

    /// <summary>The cell of the matter.</summary>
    [Id(8)] public DivisionCode Cell { get; init; }

    [Id(9)] public Severity Severity { get; init; }

    [Id(10)] public NotificationState State { get; init; }

    [Id(11)] public long CreatedAtMs { get; init; }

    /// <summary>When it is sent, or sent again, at the earliest; only while it is queued.</summary>
    [Id(12)] public long NextAtMs { get; init; }

    /// <summary>How often it was sent.</summary>
    [Id(13)] public int Attempts { get; init; }

    /// <summary>The message it goes in, the same at every attempt; empty before it was first sent.</summary>
    [Id(14)] public string MessageId { get; init; } = "";

    [Id(15)] public long? SentAtMs { get; init; }

    [Id(16)] public long? DeliveredAtMs { get; init; }

    [Id(17)] public long? AcknowledgedAtMs { get; init; }

    [Id(18)] public string? AcknowledgedBy { get; init; }

    /// <summary>Why it was not taken, the last time. Id 19 was a text of the receiver's, which could name people: it is not read.</summary>
    [Id(25)] public NotifyProblem? Problem { get; init; }

    /// <summary>The alert's rule, the order's category, or the warning's headline.</summary>
    [Id(20)] public string What { get; init; } = "";

    /// <summary>The twin an alert is about; empty for an order or a warning.</summary>
    [Id(21)] public string Twin { get; init; } = "";

    /// <summary>When the matter happened, event time.</summary>
    [Id(22)] public long OccurredAtMs { get; init; }

    /// <summary>Its place in the row of duty, from 0; 0 for who is told by own choice.</summary>
    [Id(23)] public int Rank { get; init; }

    /// <summary>Grows with each change in its district.</summary>
    [Id(24)] public long Change { get; init; }

    /// <summary>Whether there is still something to send.</summary>
    public bool IsWaiting => State == NotificationState.Queued;

    /// <summary>Whether nothing more happens to it unless the person acts.</summary>
    public bool IsOver => State is NotificationState.Acknowledged or NotificationState.Lapsed;
}
