namespace CityTwin.Ledger;

/// <summary>A run of a log's leaves, each a line of canonical JSON.</summary>
/// <param name="FirstSequence">Of the first line.</param>
/// <param name="Size">Durable entries in the tree.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ExportPage")]
public sealed record ExportPage(
    [property: Id(0)] long FirstSequence, [property: Id(1)] IReadOnlyList<byte[]> Lines, [property: Id(2)] long Size);
