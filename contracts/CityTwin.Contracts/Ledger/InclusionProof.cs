using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>Proves an entry to be in a district's log (RFC 6962 §2.1.1).</summary>
/// <param name="Sequence">Its leaf's index and one.</param>
/// <param name="Size">Of the tree.</param>
/// <param name="Line">The leaf: the entry as canonical JSON.</param>
/// <param name="Root">Of the tree.</param>
/// <param name="Cell">Where it happened: who may see it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.InclusionProof")]
public sealed record InclusionProof(
    [property: Id(0)] long Sequence,
    [property: Id(1)] long Size,
    [property: Id(2)] byte[] Line,
    [property: Id(3)] IReadOnlyList<byte[]> Hashes,
    [property: Id(4)] byte[] Root,
    [property: Id(5)] DivisionCode Cell);
