using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>How many orders of a category a department closed in a division.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HistoryCount")]
public sealed record HistoryCount(
    [property: Id(0)] DivisionCode Place,
    [property: Id(1)] string Category,
    [property: Id(2)] string Department,
    [property: Id(3)] int Orders);
