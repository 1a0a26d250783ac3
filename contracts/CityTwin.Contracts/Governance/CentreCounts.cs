namespace CityTwin.Governance;

/// <summary>A centre's own sum, and its children's: what a map coloured by division needs.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CentreCounts")]
public sealed record CentreCounts(
    [property: Id(0)] CountVector Total, [property: Id(1)] IReadOnlyList<CountVector> Children);
