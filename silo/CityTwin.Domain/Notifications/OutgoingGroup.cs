namespace CityTwin.Notifications;

/// <summary>Notifications that go to a person in one message.</summary>
/// <param name="MessageId">The same at every attempt: who gets it twice can tell.</param>
/// <param name="Notifications">Oldest first.</param>
public sealed record OutgoingGroup(
    string MessageId, string Recipient, NotifyChannel Channel, IReadOnlyList<Notification> Notifications);
