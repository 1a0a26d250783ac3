namespace CityTwin.LedgerVerifier;

/// <summary>What the check of an export asks for.</summary>
public sealed record ExportOptions
{
    /// <summary>Keys that were come by elsewhere, as a <c>keys.json</c>; null to believe those of the export.</summary>
    public string? KeysPath { get; init; }

    /// <summary>Witnesses that must have co-signed the last head.</summary>
    public int MinWitnesses { get; init; } = 1;
}
