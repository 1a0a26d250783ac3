using CityTwin.City;

namespace CityTwin.WorkOrders;

/// <summary>A department's part in an order.</summary>
/// <param name="Area">The centre it is sent to: a division the order's cell lies in.</param>
/// <param name="IsLead">Whether the department leads (主办) or helps (协办).</param>
/// <param name="Officer">The principal who acts, when one is named.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkAssignment")]
public sealed record WorkAssignment(
    [property: Id(0)] string Department,
    [property: Id(1)] DivisionCode Area,
    [property: Id(2)] bool IsLead,
    [property: Id(3)] WorkAssignmentState State,
    [property: Id(4)] long SinceMs,
    [property: Id(5)] string? Officer = null);
