using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>Which orders. Null means any.</summary>
/// <param name="Area">A division the order's cell lies in.</param>
/// <param name="Lead">The centre that answers for it.</param>
/// <param name="Department">One that has a part in it.</param>
/// <param name="CorrelationId">The chain it carries on, or an alert that it took up.</param>
/// <param name="LateAtMs">Only orders with a running clock that has run out by then.</param>
/// <param name="After">Only orders after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderQuery")]
public sealed record WorkOrderQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] DivisionCode? Lead = null,
    [property: Id(2)] IReadOnlyList<WorkOrderState>? States = null,
    [property: Id(3)] bool? Open = null,
    [property: Id(4)] string? Department = null,
    [property: Id(5)] string? Category = null,
    [property: Id(6)] WorkOrderSource? Source = null,
    [property: Id(7)] string? CorrelationId = null,
    [property: Id(8)] long? LateAtMs = null,
    [property: Id(9)] WorkOrderCursor? After = null,
    [property: Id(10)] int Max = 100);
