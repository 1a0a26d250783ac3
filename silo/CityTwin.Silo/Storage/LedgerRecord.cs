namespace CityTwin.Storage;

/// <summary>One entry of a district's log as it lies in storage.</summary>
internal readonly record struct LedgerRecord(long Sequence, ReadOnlyMemory<byte> Bytes);
