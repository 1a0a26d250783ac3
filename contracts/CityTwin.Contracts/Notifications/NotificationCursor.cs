namespace CityTwin.Notifications;

/// <summary>A place in a list of notifications, which is newest first and then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.NotificationCursor")]
public sealed record NotificationCursor([property: Id(0)] long CreatedAtMs, [property: Id(1)] string Id);
