namespace CityTwin.Notifications;

/// <summary>A roster, and whom it names now.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.RosterAt")]
public sealed record RosterAt([property: Id(0)] Roster Roster, [property: Id(1)] Duty Duty);
