namespace CityTwin.Ledger;

/// <summary>How a district's ledger stands.</summary>
/// <param name="Head">The last that was issued; null before the first.</param>
/// <param name="Size">Durable entries in the tree.</param>
/// <param name="Trouble">
/// Why no head is signed: the log is not what was signed or witnessed of it, as after an old copy of storage was put back.
/// Null when all is well.
/// </param>
[GenerateSerializer, Immutable, Alias("CityTwin.LedgerStatus")]
public sealed record LedgerStatus(
    [property: Id(0)] SignedHead? Head, [property: Id(1)] long Size, [property: Id(2)] string? Trouble);
