namespace CityTwin.WorkOrders;

/// <summary>A command with who asks, and on what.</summary>
/// <param name="RequestId">The caller's key: the same one again changes nothing and answers the order as it stands.</param>
/// <param name="By">The principal's id.</param>
/// <param name="ExpectedVersion">The version the caller has seen; null when any will do.</param>
/// <param name="Note">What is said with it.</param>
/// <param name="Photos">Pictures shown with it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderRequest")]
public sealed record WorkOrderRequest(
    [property: Id(0)] WorkOrderCommand Command,
    [property: Id(1)] string By,
    [property: Id(2)] string? RequestId = null,
    [property: Id(3)] int? ExpectedVersion = null,
    [property: Id(4)] SealedItem? Note = null,
    [property: Id(5)] IReadOnlyList<SealedItem>? Photos = null);
