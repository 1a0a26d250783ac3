using CityTwin.City;
using CityTwin.WorkOrders;

namespace CityTwin.Governance;

/// <summary>An order that is in time and whose running clock is among the first to run out.</summary>
/// <param name="Department">The one that leads; empty before the dispatch.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.NextBreach")]
public sealed record NextBreach(
    [property: Id(0)] WorkOrderId Order,
    [property: Id(1)] long Number,
    [property: Id(2)] DivisionCode Cell,
    [property: Id(3)] WorkOrderState State,
    [property: Id(4)] string Category,
    [property: Id(5)] Urgency Urgency,
    [property: Id(6)] string Department,
    [property: Id(7)] WorkStage Stage,
    [property: Id(8)] long DueMs);
