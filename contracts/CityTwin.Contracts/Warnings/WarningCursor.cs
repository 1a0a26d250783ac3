namespace CityTwin.Warnings;

/// <summary>A place in the order newest first: by the time drafted, then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningCursor")]
public sealed record WarningCursor([property: Id(0)] long DraftedAtMs, [property: Id(1)] string Id);
