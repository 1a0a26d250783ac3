namespace CityTwin.WorkOrders;

/// <summary>One part of why something is suggested.</summary>
/// <param name="Code">As <c>rule</c>, <c>words</c>, <c>history-of-place</c>.</param>
/// <param name="Subject">The rule, the words, the division or the category that the code speaks of.</param>
/// <param name="Count">Orders that it rests on, of <paramref name="Of"/>; 0 where it rests on none.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderSuggestionReason")]
public sealed record WorkOrderSuggestionReason(
    [property: Id(0)] string Code,
    [property: Id(1)] string Subject,
    [property: Id(2)] int Count,
    [property: Id(3)] int Of);
