namespace CityTwin.WorkOrders;

/// <summary>What a <see cref="SealedItem"/> stands for.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SealedContent")]
public sealed record SealedContent(
    [property: Id(0)] string MediaType,
    [property: Id(1)] byte[] Content);
