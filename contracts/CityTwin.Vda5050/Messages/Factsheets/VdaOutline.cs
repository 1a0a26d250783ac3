namespace CityTwin.Vda5050;

/// <summary>A robot's outline on the ground.</summary>
public sealed record VdaOutline(string Id, IReadOnlyList<VdaVertex> Vertices, string? Description);
