namespace CityTwin.Ledger.Proving;

/// <summary>What is saved of a tree besides its finished tiles.</summary>
/// <param name="LastLeaf">The hash of its last leaf: whether it is a tree of the log that is there.</param>
/// <param name="Tiles">Its unfinished tiles, that of the leaves first.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TreeEdge")]
internal sealed record TreeEdge(
    [property: Id(0)] long Size, [property: Id(1)] byte[] LastLeaf, [property: Id(2)] IReadOnlyList<byte[]> Tiles);
