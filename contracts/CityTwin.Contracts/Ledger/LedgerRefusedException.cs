namespace CityTwin.Ledger;

/// <summary>A proof that cannot be given, and why.</summary>
[GenerateSerializer, Alias("CityTwin.LedgerRefusedException")]
public sealed class LedgerRefusedException(string message) : Exception(message);
