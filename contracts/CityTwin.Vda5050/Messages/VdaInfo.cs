namespace CityTwin.Vda5050;

/// <summary>Something to know; not to act on.</summary>
public sealed record VdaInfo(string Type, VdaInfoLevel Level, string? Descriptor, IReadOnlyList<VdaReference> References);
