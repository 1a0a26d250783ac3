namespace CityTwin.Vda5050;

/// <summary>Where a model of a robot's body is to be had; its data is not kept.</summary>
public sealed record VdaBody(string Id, string Format, string? Url);
