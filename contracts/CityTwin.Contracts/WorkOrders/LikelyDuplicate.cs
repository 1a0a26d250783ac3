namespace CityTwin.WorkOrders;

/// <summary>An open order that a report probably tells of again. A person decides.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="ReasonZh">Why, in Chinese.</param>
/// <param name="ReasonEn">Why, in English.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.LikelyDuplicate")]
public sealed record LikelyDuplicate(
    [property: Id(0)] WorkOrderId Order,
    [property: Id(1)] double Score,
    [property: Id(2)] string ReasonZh,
    [property: Id(3)] string ReasonEn);
