namespace CityTwin.WorkOrders;

/// <summary>A place in the order newest first: by the time reported, then by id.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WorkOrderCursor")]
public sealed record WorkOrderCursor([property: Id(0)] long ReportedAtMs, [property: Id(1)] string Id);
