using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>A witness's word that a head goes on from all heads of that log that it has seen.</summary>
/// <param name="Witness">The city, or a neighbouring district.</param>
/// <param name="TimeMs">When it signed.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CoSignature")]
public sealed record CoSignature(
    [property: Id(0)] DivisionCode Witness,
    [property: Id(1)] long TimeMs,
    [property: Id(2)] string KeyId,
    [property: Id(3)] byte[] Signature);
