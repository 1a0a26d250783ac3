namespace CityTwin.Alerts;

/// <summary>A place in the order newest first: by the time raised, then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertCursor")]
public sealed record AlertCursor([property: Id(0)] long RaisedAtMs, [property: Id(1)] string Id);
