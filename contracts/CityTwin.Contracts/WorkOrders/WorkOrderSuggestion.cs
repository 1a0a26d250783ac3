namespace CityTwin.WorkOrders;

/// <summary>What an order may be about, who would have it and how urgent it would be. A person decides.</summary>
/// <param name="Score">Its share of all the evidence, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderSuggestion")]
public sealed record WorkOrderSuggestion(
    [property: Id(0)] string Category,
    [property: Id(1)] string Department,
    [property: Id(2)] Urgency Urgency,
    [property: Id(3)] double Score,
    [property: Id(4)] IReadOnlyList<WorkOrderSuggestionReason> Reasons);
