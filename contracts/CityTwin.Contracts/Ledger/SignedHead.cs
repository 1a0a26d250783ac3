namespace CityTwin.Ledger;

/// <summary>A head with its district's signature and those of its witnesses.</summary>
/// <param name="KeyId">Of the key that signed it.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, r and s of 32 bytes each.</param>
/// <param name="CoSignatures">Of those witnesses that answered in time and found it consistent with what they had seen.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SignedHead")]
public sealed record SignedHead(
    [property: Id(0)] TreeHead Head,
    [property: Id(1)] string KeyId,
    [property: Id(2)] byte[] Signature,
    [property: Id(3)] IReadOnlyList<CoSignature> CoSignatures);
