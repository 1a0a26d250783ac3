namespace CityTwin.WorkOrders;

/// <summary>
/// A text or a picture that an order speaks of and that is kept outside the record, where it can be erased: the record has
/// only a commitment to it.
/// </summary>
/// <param name="Commitment">SHA-256 over 32 random bytes and the content, lower-case hex.</param>
/// <param name="MediaType">As <c>text/plain</c>, <c>image/jpeg</c>.</param>
/// <param name="LengthBytes">Of the content.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SealedItem")]
public sealed record SealedItem(
    [property: Id(0)] string Commitment,
    [property: Id(1)] string MediaType,
    [property: Id(2)] int LengthBytes);
