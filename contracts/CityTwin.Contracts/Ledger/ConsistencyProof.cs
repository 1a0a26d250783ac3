namespace CityTwin.Ledger;

/// <summary>Proves a district's log of one size to be the beginning of the one of another (RFC 6962 §2.1.2).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.ConsistencyProof")]
public sealed record ConsistencyProof(
    [property: Id(0)] long First,
    [property: Id(1)] byte[] FirstRoot,
    [property: Id(2)] long Second,
    [property: Id(3)] byte[] SecondRoot,
    [property: Id(4)] IReadOnlyList<byte[]> Hashes);
