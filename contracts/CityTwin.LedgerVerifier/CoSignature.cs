namespace CityTwin.LedgerVerifier;

/// <summary>A witness's word that a head goes on from all it had seen of that log.</summary>
public sealed record CoSignature(string Witness, long TimeMs, string KeyId, byte[] Signature);
