namespace CityTwin.Notifications;

/// <summary>Everybody's preferences at a revision.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.PeoplePage")]
public sealed record PeoplePage([property: Id(0)] long Revision, [property: Id(1)] IReadOnlyList<NotifyPreferences> People);
