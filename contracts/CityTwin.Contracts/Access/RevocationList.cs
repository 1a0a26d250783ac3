namespace CityTwin.Access;

/// <summary>All revocations that matter at a time.</summary>
/// <param name="Revision">Grows with every change.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.RevocationList")]
public sealed record RevocationList(
    [property: Id(0)] long Revision,
    [property: Id(1)] IReadOnlyList<Revocation> Revocations);
