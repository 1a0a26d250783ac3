namespace CityTwin.Alerts;

/// <summary>A place in the order newest first: by the time opened, then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowCursor")]
public sealed record AlertWindowCursor([property: Id(0)] long OpenedAtMs, [property: Id(1)] string Id);
