namespace CityTwin.Notifications;

/// <summary>A run of notifications; <paramref name="More"/> when there are others after it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.NotificationPage")]
public sealed record NotificationPage(
    [property: Id(0)] IReadOnlyList<Notification> Notifications, [property: Id(1)] bool More);
