using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>A public key that heads are signed or witnessed with.</summary>
/// <param name="Owner">The district, or the city.</param>
/// <param name="KeyId">Derived from the owner and the key.</param>
/// <param name="PublicKey">Its SubjectPublicKeyInfo, DER.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.LedgerKey")]
public sealed record LedgerKey(
    [property: Id(0)] DivisionCode Owner, [property: Id(1)] string KeyId, [property: Id(2)] byte[] PublicKey);
