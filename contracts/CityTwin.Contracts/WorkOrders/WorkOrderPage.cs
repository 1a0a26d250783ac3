namespace CityTwin.WorkOrders;

/// <summary>A page of orders; <paramref name="More"/> says that there are further ones.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderPage")]
public sealed record WorkOrderPage([property: Id(0)] IReadOnlyList<WorkOrderView> Orders, [property: Id(1)] bool More);
